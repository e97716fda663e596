import { expect, type Page } from "@playwright/test";
import { withClient } from "./database";
import { giveHistory } from "./history";
import { connectChannel } from "./studio";

const HOUR = 3_600_000;

/** What viewers clipped of Kaya's last stream, by how many hours ago. All lie within the time that is read anew. */
export const CLIPS = [
  { title: "Kaya falls off the treadmill", hoursAgo: 7, views: 900, creator: "vera" },
  { title: "The dog steals a shoe", hoursAgo: 5, views: 4_200, creator: "olga" },
  { title: "A new personal best", hoursAgo: 3, views: 120, creator: "vera" },
] as const;

const OF_CHANNEL = "channel_id = (SELECT id FROM broadcaster WHERE login = $1)";

const STREAM = { title: "Sunday long run", hoursAgo: 8, hours: 6, viewers: 500 } as const;

async function press(name: string, body: object): Promise<void> {
  const answer = await fetch(`${process.env.E2E_SIMULATOR_URL}/admin/api/clips/${name}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`clips/${name}: ${await answer.text()}`);
}

/** Whether this process has made them on Twitch already. After a test that failed there is a new one. */
let made = false;

async function makeClips(login: string): Promise<void> {
  if (made) return;
  made = true;
  await press("empty", { login });
  await withClient(async (client) => {
    await client.query(`DELETE FROM clip WHERE ${OF_CHANNEL}`, [login]);
  });
  const startedAt = Date.now() - STREAM.hoursAgo * HOUR;
  for (const { hoursAgo, ...clip } of CLIPS)
    await press("make", {
      ...{ login, ...clip, createdAt: Date.now() - hoursAgo * HOUR },
      stream: { id: "4100200300", startedAt },
    });
}

/** Sends a request of the page's own API. */
export async function send(
  page: Page,
  method: "POST" | "PUT" | "PATCH" | "DELETE",
  path: string,
  data?: object,
) {
  const answer = await page.request.fetch(`/api/v1${path}`, {
    method,
    headers: { "sec-fetch-site": "same-origin" },
    ...(data && { data }),
  });
  expect(answer.ok(), `${method} ${path}: ${await answer.text()}`).toBe(true);
  return answer;
}

interface Listed {
  id: string;
  title: string;
}

/** A channel's clips by their titles on Twitch. */
export async function listedClips(page: Page, login: string): Promise<Map<string, Listed>> {
  const answer = await page.request.get(`/api/v1/channels/${login}/clips`);
  const { items } = (await answer.json()) as { items: (Listed & { originalTitle: string | null })[] };
  return new Map(items.map((clip) => [clip.originalTitle ?? clip.title, clip]));
}

/**
 * The channel of whoever is signed in, connected, with a past stream and the clips of it archived as Twitch has them:
 * with no words of the channel's own, none removed, none shared, in no collection.
 */
export async function channelWithClips(page: Page, login: string): Promise<{ streamId: string }> {
  await makeClips(login);
  await connectChannel(page, login);
  const [streamId = ""] = await giveHistory(login, [STREAM]);
  await withClient(async (client) => {
    await client.query(
      `UPDATE clip SET deleted_at = NULL, own_title = NULL, tags = '{}', share_token = NULL WHERE ${OF_CHANNEL}`,
      [login],
    );
    await client.query(`DELETE FROM clip_collection WHERE ${OF_CHANNEL}`, [login]);
  });
  await send(page, "PUT", `/channels/${login}/clips/archive`, { enabled: true });
  await send(page, "POST", `/channels/${login}/clips/archive/ask`);
  await expect
    .poll(async () => [...(await listedClips(page, login)).keys()], { timeout: 60_000 })
    .toEqual(expect.arrayContaining(CLIPS.map(({ title }) => title)));
  return { streamId };
}
