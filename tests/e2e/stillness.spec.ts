import type { Page } from "@playwright/test";
import { channelWithChat } from "./support/chat";
import { channelWithClips } from "./support/clips";
import { channelWithPast } from "./support/history";
import { SCREENS } from "./support/looks";
import { shiftsOn } from "./support/stillness";
import { expect, test } from "./support/test";

// A page holds still while it comes: what somebody is about to press does not move away under the finger.

/** What may move on a page in sum, as browsers count it. From 0.1 on they call it in need of work. */
const BOUND = 0.05;

const KAYA = { name: "Kaya_Runs", login: "kaya_runs" } as const;

for (const viewport of SCREENS) {
  test.describe(`${viewport.width} px`, () => {
    test.use({ viewport });

    test("pages for everybody and a viewer's hold still", async ({ page, signIn }) => {
      test.setTimeout(600_000);
      await holdStill(page, ["/", "/sign-in", "/privacy", "/docs/events", "/docs/api", "/docs/api/clips"]);
      await signIn("Vera");
      const { login, ids } = await channelWithPast(0);
      const { login: talkative, streamId } = await channelWithChat(8);
      await holdStill(page, [
        ...[
          "/dashboard",
          "/following",
          "/notifications",
          "/notifications/why",
          "/streams",
          "/clips",
          "/chat",
        ],
        ...["/chat?q=speedrun", `/compare?streams=${ids.slice(0, 2).join(",")}`, "/studio", "/dev/mail"],
        ...["", "/account", "/chat", "/notifications", "/keys"].map((part) => `/settings${part}`),
        ...["", "/streams", `/streams/${ids[0]}`].map((part) => `/channels/${login}${part}`),
        `/channels/${talkative}/streams/${streamId}`,
      ]);
    });

    test("an operator's pages hold still", async ({ page, signIn }) => {
      test.setTimeout(600_000);
      await signIn("Olga");
      // Not those of sync and jobs: they move with each tick, which comes when it comes.
      const rooms = ["quota", "targets", "eventsub", "deliveries", "publishers", "audit", "keys", "bot"];
      await holdStill(
        page,
        rooms.map((room) => `/admin/${room}`),
      );
    });

    test("a streamer's pages hold still", async ({ page, signIn }) => {
      test.setTimeout(600_000);
      await signIn(KAYA.name);
      await channelWithClips(page, KAYA.login);
      const rooms = ["", "/chat", "/viewers", "/moderation", "/commands", "/import", "/timers", "/quotes"];
      await holdStill(page, [
        ...[...rooms, "/clips", "/roles", "/audit"].map((room) => `/studio/${KAYA.login}${room}`),
        ...[`/channels/${KAYA.login}/clips`, `/channels/${KAYA.login}/commands`],
      ]);
    });
  });
}

async function holdStill(page: Page, paths: readonly string[]): Promise<void> {
  const shiftsOf = await shiftsOn(page);
  for (const path of paths) {
    const shifts = await shiftsOf(path);
    const sum = shifts.reduce((all, { value }) => all + value, 0);
    expect(sum, `${path} moves: ${JSON.stringify(shifts, null, 1)}`).toBeLessThan(BOUND);
  }
}
