import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Twitch } from "@/lib/twitch";
import { personas } from "@/lib/twitch/simulator";
import { type CallbackServer, startCallbackServer } from "@/tests/support/callback-server";
import { eventually } from "@/tests/support/eventually";
import { startTwitchBench, type TwitchBench } from "@/tests/support/twitch";

let bench: TwitchBench;
let server: CallbackServer;
let twitch: Twitch;
beforeAll(async () => {
  [bench, server] = await Promise.all([startTwitchBench(), startCallbackServer()]);
  twitch = bench.client();
});
afterAll(async () => {
  await bench.stop();
  await server.close();
});

const webhook = () =>
  ({ method: "webhook", callback: server.url, secret: "a secret of some length" }) as const;
const wish = (type: string, id: string) => ({
  ...{ type, version: "1", condition: { broadcaster_user_id: id } },
  target: webhook(),
});

describe("subscriptions of the app", () => {
  test("are made, told apart from those that exist, listed and ended", async () => {
    const wanted = wish("stream.online", personas.kaya.id);
    const made = await twitch.eventSub.create("app", wanted);
    if (made.result !== "created") throw new Error(made.result);
    expect(made).toMatchObject({
      subscription: {
        type: "stream.online",
        status: "webhook_callback_verification_pending",
        condition: { broadcaster_user_id: personas.kaya.id },
        target: { method: "webhook", callback: server.url },
        createdAt: expect.any(Date),
      },
      totals: { total: 1, maxTotalCost: 10_000 },
    });
    expect(await twitch.eventSub.create("app", wanted)).toEqual({ result: "exists" });
    await eventually(async () => {
      const { subscriptions, isWhole } = await twitch.eventSub.list("app");
      expect(subscriptions.map(({ status }) => status)).toEqual(["enabled"]);
      expect(isWhole).toBe(true);
    });
    expect(await twitch.eventSub.remove("app", made.subscription.id)).toBe(true);
    expect(await twitch.eventSub.remove("app", made.subscription.id)).toBe(false);
  });

  test("that need a permission nobody gave are refused in Twitch's words", async () => {
    const answer = await twitch.eventSub.create("app", wish("channel.vip.add", personas.tom.id));
    expect(answer).toMatchObject({ result: "refused", status: 403, words: expect.stringContaining("403") });
  });

  test("with a version that does not exist are refused", async () => {
    const answer = await twitch.eventSub.create("app", { ...wish("stream.online", "1"), version: "9" });
    expect(answer).toMatchObject({ result: "refused", status: 400 });
  });

  test("beyond what they may cost are refused for that reason", async () => {
    bench.simulator.eventSub.mischief.mostCost = 0;
    const answer = await twitch.eventSub.create("app", wish("stream.offline", personas.kaya.id));
    bench.simulator.eventSub.mischief.mostCost = 10_000;
    expect(answer.result).toBe("full");
  });

  test("are listed to the end, or by their first page with the totals of all", async () => {
    const ids = [...bench.simulator.world.members()].map(({ account }) => account.id).slice(0, 130);
    for (const id of ids) await twitch.eventSub.create("app", wish("stream.offline", id));
    const [first, all] = [
      await twitch.eventSub.list("app", { onlyFirstPage: true }),
      await twitch.eventSub.list("app"),
    ];
    expect(first).toMatchObject({ total: ids.length, isWhole: false });
    expect(first.subscriptions).toHaveLength(100);
    expect(all.subscriptions).toHaveLength(ids.length);
  });
});

test("conduits are made until there are enough, and shards that do not exist are refused", async () => {
  const made = await twitch.eventSub.createConduit(1);
  expect(await twitch.eventSub.listConduits()).toEqual([made]);
  expect(await twitch.eventSub.listShards(made?.id ?? "")).toEqual([]);
  expect(await twitch.eventSub.assignShard(made?.id ?? "", "7", "nobody")).toEqual(expect.any(String));
  for (let count = 0; count < 4; count += 1) await twitch.eventSub.createConduit(1);
  expect(await twitch.eventSub.createConduit(1)).toBeNull();
});

test("a user's subscriptions are made with the user's token, whatever it allows", async () => {
  await bench.signIn(personas.olga, { scopes: ["user:read:follows"] });
  const list = await twitch.eventSub.list({ twitchUserId: personas.olga.id });
  expect(list).toMatchObject({ total: 0, maxTotalCost: 10 });
  await expect(twitch.eventSub.list({ twitchUserId: personas.vera.id })).rejects.toMatchObject({
    kind: "unauthorized",
  });
});
