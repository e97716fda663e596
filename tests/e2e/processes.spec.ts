import { expect, test } from "@playwright/test";
import { control } from "./support/controls";

test("the landing page opens without an error", async ({ page }) => {
  const problems: string[] = [];
  page.on("pageerror", (error) => problems.push(error.message));
  page.on("response", (response) => {
    if (response.status() >= 400) problems.push(`${response.status()} ${response.url()}`);
  });
  await page.goto("/");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  expect(problems).toEqual([]);
});

test("the app comes back by itself after it was killed", async ({ request }) => {
  const answers = async () => (await request.get("/healthz").catch(() => undefined))?.status();
  await expect.poll(answers).toBe(200);
  await control("web", "kill");
  await expect.poll(answers, { intervals: [20] }).toBeUndefined();
  await expect.poll(answers, { timeout: 60_000 }).toBe(200);
});
