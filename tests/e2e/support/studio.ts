import type { Page } from "@playwright/test";
import { expect } from "./test";

/** Arrives at the studio of whoever is signed in with their channel connected, and read by a bot. */
export async function connectChannel(page: Page, login: string): Promise<void> {
  await page.goto(`/studio/${login}`);
  const button = page.getByRole("button", { name: /^Connect (my channel|again)$/ });
  const connected = page.getByRole("heading", { name: "The bot in your chat" });
  await expect(button.or(connected)).toBeVisible();
  // A press before the page hears presses is lost.
  await expect(async () => {
    if (await button.isVisible()) await button.click();
    await expect(connected).toBeVisible({ timeout: 5_000 });
  }).toPass({ timeout: 60_000 });
  await expect(page.getByRole("main").getByText("Reading", { exact: true })).toBeVisible({ timeout: 60_000 });
}

/** Deletes all commands that the channel made itself, by the API that its page uses. */
export async function deleteCommands(page: Page, login: string): Promise<void> {
  const path = `/api/v1/channels/${login}/commands`;
  const { items } = await (await page.request.get(`${path}?builtin=false&limit=500`)).json();
  const ids = items.map(({ id }: { id: string }) => id);
  if (ids.length === 0) return;
  const headers = { "sec-fetch-site": "same-origin" };
  const answer = await page.request.post(`${path}/bulk`, { headers, data: { action: "delete", ids } });
  expect(answer.ok()).toBe(true);
}
