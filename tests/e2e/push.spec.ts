import { createHash } from "node:crypto";
import { type PushService, startPushService } from "@/tests/support/push-service";
import { forgetChoices } from "./support/choices";
import { passes, SCREENS } from "./support/looks";
import { permit, pushTo, shown, subscribeWith } from "./support/push";
import { PUSH_PORT } from "./support/push-port";
import { expect, signOut, test } from "./support/test";

// N3, N6: pushing to this browser, as its own settings, a push service and the service worker have it.

const SETTINGS = "/settings/notifications";

let service: PushService;
test.beforeAll(async () => {
  service = await startPushService(PUSH_PORT);
});
test.afterEach(() => forgetChoices("vera"));
test.afterAll(() => service.stop());

test("what the browser allows is what the page says", async ({ page, signIn }) => {
  await signIn("Vera");
  await permit(page, "denied");
  await page.goto(SETTINGS);
  await expect(page.getByText("Notifications are blocked for this site.")).toBeVisible();
  await expect(page.getByRole("switch", { name: "Push to this browser" })).toHaveCount(0);
  await permit(page, "prompt");
  await expect(page.getByText("the browser asks you for permission")).toBeVisible();
  await permit(page, "granted");
  await expect(page.getByText("Allowed, but switched off.")).toBeVisible();
  await page.goto("/dashboard");
});

test("a browser is switched on, tested, renamed and switched off", async ({ page, signIn }) => {
  const browser = service.subscribe();
  await subscribeWith(page, browser);
  await signIn("Vera");
  await permit(page, "granted");
  await page.goto(SETTINGS);
  const push = await pushTo(page);
  const turn = page.getByRole("switch", { name: "Push to this browser" });
  await turn.click();
  await expect(page.getByText("On. Works with this page closed, too.")).toBeVisible();
  for (const screen of SCREENS) {
    await page.setViewportSize(screen);
    await passes(page);
  }

  await page.getByRole("button", { name: "Test this device" }).click();
  await expect(page.getByText("Handed to the push service")).toBeVisible();
  await expect(page.getByText("Waiting for it to arrive here.")).toBeVisible();
  await expect.poll(() => browser.received.length).toBe(1);
  await push(browser.received[0]?.message ?? {});
  await expect(page.getByText("Arrived in this browser.")).toBeVisible();
  expect(await shown(page)).toMatchObject([{ title: "It works" }]);

  await page.getByRole("button", { name: /^Rename / }).click();
  await page.getByLabel("Name", { exact: true }).fill("The sofa");
  await page.keyboard.press("Enter");
  await expect(page.getByText("The sofa")).toBeVisible();

  await turn.click();
  await expect(page.getByText("Allowed, but switched off.")).toBeVisible();
  await page.reload();
  await expect(page.getByText("Allowed, but switched off.")).toBeVisible();
  await expect(page.getByText("The sofa")).toHaveCount(0);
  expect(service.complaints).toEqual([]);
});

test("who signs out leaves no pushes behind in this browser", async ({ page, signIn }) => {
  const browser = service.subscribe();
  await subscribeWith(page, browser);
  await signIn("Vera");
  await permit(page, "granted");
  await page.goto(SETTINGS);
  const push = await pushTo(page);
  await page.getByRole("switch", { name: "Push to this browser" }).click();
  await expect(page.getByText("On. Works with this page closed, too.")).toBeVisible();
  await push({ kind: "live", title: "Kaya is live", tag: "stream:1:2", url: "https://twitch.tv/kaya" });
  await expect.poll(() => shown(page)).toMatchObject([{ title: "Kaya is live" }]);

  await page.goto("/settings");
  await signOut(page);
  expect(await shown(page)).toEqual([]);
  await signIn("Vera");
  await page.goto(SETTINGS);
  await expect(page.getByText("Allowed, but switched off.")).toBeVisible();
  const fingerprint = createHash("sha256").update(browser.subscription.endpoint).digest("base64url");
  expect(await (await page.request.get("/api/v1/me/devices")).text()).not.toContain(fingerprint);
});

test("the end of a stream takes the place of its go-live, without a sound; what nobody can read is shown anyhow", async ({
  page,
  signIn,
}) => {
  await subscribeWith(page, service.subscribe());
  await signIn("Vera");
  await permit(page, "granted");
  await page.goto(SETTINGS);
  const push = await pushTo(page);
  await page.getByRole("switch", { name: "Push to this browser" }).click();
  await expect(page.getByText("On. Works with this page closed, too.")).toBeVisible();
  const stream = { body: "Any%", icon: null, url: "https://twitch.tv/kaya", tag: "stream:1:2", lang: "en" };
  await push({ ...stream, kind: "live", title: "Kaya is live", at: new Date().toISOString() });
  await expect.poll(() => shown(page)).toMatchObject([{ title: "Kaya is live", silent: false }]);
  await push({ ...stream, kind: "ended", title: "Kaya was live for 2 h", at: new Date().toISOString() });
  await expect.poll(() => shown(page)).toMatchObject([{ title: "Kaya was live for 2 h", silent: true }]);
  await push({ nothing: "known" });
  await expect.poll(async () => (await shown(page)).length).toBe(2);
});
