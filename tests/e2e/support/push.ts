import type { CDPSession, Page } from "@playwright/test";
import type { FakeBrowser } from "@/tests/support/push-service";

/** Sets what the browser's own settings say about notifications of this site. */
export async function permit(page: Page, setting: "granted" | "denied" | "prompt"): Promise<void> {
  const cdp = await page.context().newCDPSession(page);
  const { origin } = new URL(page.url());
  // Each test has a context of its own, which the browser does not mean when it is not named.
  const { targetInfo } = await cdp.send("Target.getTargetInfo");
  const context = targetInfo.browserContextId ? { browserContextId: targetInfo.browserContextId } : {};
  await cdp.send("Browser.setPermission", {
    ...{ origin, permission: { name: "notifications" }, setting },
    ...context,
  });
}

/**
 * Lets the page subscribe with the tests' push service: the browser's own is somewhere in the internet. To be called
 * before the page is opened. What stands in between, the worker and what it shows, is the browser's.
 */
export async function subscribeWith(page: Page, { subscription }: FakeBrowser): Promise<void> {
  await page.addInitScript((json) => {
    const KEY = "test-push-subscription";
    const current = () =>
      localStorage.getItem(KEY) === null
        ? null
        : {
            endpoint: json.endpoint,
            options: { applicationServerKey: null },
            toJSON: () => json,
            unsubscribe: async () => {
              localStorage.removeItem(KEY);
              return true;
            },
          };
    Object.assign(PushManager.prototype, {
      getSubscription: async () => current(),
      subscribe: async () => {
        localStorage.setItem(KEY, "yes");
        return current();
      },
    });
  }, subscription);
}

/**
 * Hands messages to the browser's service worker, as its push service would; resolves when one is shown. Asked for what
 * it shows at the moment in which it begins to show something, Chromium forgets the latter: it takes what is not on the
 * screen yet for closed.
 */
export async function pushTo(page: Page): Promise<(message: object) => Promise<void>> {
  const cdp: CDPSession = await page.context().newCDPSession(page);
  const { origin } = new URL(page.url());
  const registered = new Promise<string>((resolve) =>
    cdp.on("ServiceWorker.workerRegistrationUpdated", ({ registrations }) => {
      const ours = registrations.find(({ scopeURL }) => scopeURL.startsWith(origin));
      if (ours) resolve(ours.registrationId);
    }),
  );
  await cdp.send("ServiceWorker.enable");
  return async (message) => {
    const registrationId = await registered;
    const told = await page.evaluateHandle(() => ({
      once: new Promise<void>((resolve) => {
        navigator.serviceWorker.addEventListener("message", () => resolve(), { once: true });
      }),
    }));
    await cdp.send("ServiceWorker.deliverPushMessage", {
      origin,
      registrationId,
      data: JSON.stringify(message),
    });
    await told.evaluate(({ once }) => once);
  };
}

/** What the browser shows from this site now. */
export const shown = (page: Page) =>
  page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready;
    const notifications = await registration.getNotifications();
    return notifications.map(({ title, body, tag, silent, data }) => ({
      title,
      body,
      tag,
      silent,
      data: data as object,
    }));
  });
