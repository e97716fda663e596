import type { Page } from "@playwright/test";
import { apiOf } from "./api";
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
  const api = apiOf(page);
  const path = { login };
  const { data } = await api.GET("/api/v1/channels/{login}/commands", {
    params: { path, query: { builtin: "false", limit: 500 } },
  });
  const ids = data?.items.flatMap(({ id }) => id ?? []) ?? [];
  if (ids.length === 0) return;
  const done = await api.POST("/api/v1/channels/{login}/commands/bulk", {
    params: { path },
    body: { action: "delete", ids },
  });
  expect(done.error).toBeUndefined();
}
