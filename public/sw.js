/*
 * Tallylight's service worker: shows what is pushed, also while no page is open. It handles no fetch and keeps no
 * files, so pages always come from the server. What a message holds is in lib/push/core/payload.ts.
 */

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("push", (event) => event.waitUntil(receive(event.data)));
self.addEventListener("notificationclick", (event) => {
  event.notification.close();
  event.waitUntil(open(event.notification.data));
});
self.addEventListener("pushsubscriptionchange", (event) => event.waitUntil(subscribeAnew(event)));

/** Shows the message, then tells open pages: the settings show by it that a test has arrived. */
async function receive(data) {
  const message = read(data);
  await show(message);
  const pages = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
  for (const page of pages) page.postMessage({ type: "push", kind: message.kind, tag: message.tag });
}

/** Something has to be shown for each push, whatever was in it: browsers take the permission back otherwise. */
function read(data) {
  try {
    const message = data.json();
    if (typeof message.title === "string" && typeof message.tag === "string") return message;
  } catch {
    // Not JSON, or no data at all.
  }
  return {
    kind: "unknown",
    title: "Tallylight",
    body: "",
    icon: null,
    url: "/notifications",
    tag: "unknown",
  };
}

/** What has the same tag is replaced: the go-live of a stream by what became of it. That it is over makes no sound. */
function show({ kind, title, body, icon, url, tag, lang, at, notificationId }) {
  const silent = kind === "ended";
  return self.registration.showNotification(title, {
    body,
    icon: icon ?? "/icon-192.png",
    badge: "/badge-96.png",
    tag,
    lang: lang ?? "",
    silent,
    renotify: !silent,
    timestamp: Date.parse(at) || Date.now(),
    data: { url, notificationId },
  });
}

/** Goes to the tab that shows it already, or opens it. What was clicked was seen, on every device. */
async function open({ url, notificationId }) {
  const target = new URL(url, self.location.origin);
  const isOurs = target.origin === self.location.origin;
  if (!isOurs && target.protocol !== "https:") return;
  const seen = notificationId && send("/api/v1/notifications/read", { ids: [notificationId] });
  const tabs = isOurs ? await self.clients.matchAll({ type: "window", includeUncontrolled: true }) : [];
  const tab = tabs.find((one) => one.url === target.href);
  await (tab ? tab.focus() : self.clients.openWindow(target.href));
  await seen;
}

/** The push service gave this browser another subscription: the server has to know where to push to from now on. */
async function subscribeAnew({ oldSubscription, newSubscription }) {
  const subscription = newSubscription ?? (await subscribe(oldSubscription));
  if (!subscription) return;
  const { endpoint, keys } = subscription.toJSON();
  await send("/api/v1/me/devices", {
    endpoint,
    keys,
    ...(oldSubscription && { replaces: oldSubscription.endpoint }),
  });
}

async function subscribe(old) {
  const applicationServerKey = old?.options.applicationServerKey;
  if (!applicationServerKey) return null;
  return self.registration.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey });
}

/** Whoever is signed out or offline is not told: pages set it right when one is next opened. */
async function send(path, body) {
  await fetch(path, {
    method: "POST",
    credentials: "same-origin",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  }).catch(() => undefined);
}
