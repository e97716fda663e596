import type pg from "pg";
import { syncRoles } from "@/lib/roles/sync-roles";
import { createTwitch, ROLE_SCOPES, type Twitch } from "@/lib/twitch";
import { personas, type Simulator, startSimulator } from "@/lib/twitch/simulator";
import { addChannel } from "@/tests/support/chat-rows";
import { people, roleDeps, roleStage } from "@/tests/support/roles";
import { CLIENT, configFor } from "@/tests/support/twitch";
import { atLeast, atMost, type Bench, type BenchContext, type Row } from "./support/bench";

const SUBSCRIBERS = 100_000;
const NAIVE = 2_000;
const GOAL_S = 60;
const GOAL_ROWS_A_SECOND = 5_000;
const { kaya } = personas;

/**
 * R1: a channel of 100,000 subscribers is read from Twitch, within what Twitch lets one ask, and recorded. Beside it
 * the record alone, and the same row by row.
 */
export const bench: Bench = {
  name: "roles",
  async run(context) {
    const { pool } = await context.database();
    await addChannel(pool, kaya.id, { login: kaya.login });
    const simulator = await startSimulator();
    try {
      const twitch = await signedIn(simulator, pool);
      simulator.world.roles.fill(kaya.login, "subscriber", SUBSCRIBERS);
      const name = `roles of a channel with ${SUBSCRIBERS.toLocaleString("en")} subscribers`;
      context.say("reading and recording all of them");
      const first = await timed(context, pool, twitch, 0);
      return [
        atMost(GOAL_S, {
          ...{ name, metric: "whole sync, from the first question to Twitch to the end", unit: "s" },
          ...{ value: Math.round(first / 100) / 10, reference: null },
        }),
        ...(await recorded(context, pool)),
      ];
    } finally {
      await simulator.stop();
    }
  },
};

/** A client with the streamer's token, and a full bucket. */
async function signedIn({ authority, url }: Simulator, pool: pg.Pool): Promise<Twitch> {
  const twitch = createTwitch({ config: configFor(url), pool });
  const grant = { clientId: CLIENT.clientId, redirectUri: "http://localhost/", userId: kaya.id };
  const code = authority.grantCode({ ...grant, scopes: Object.values(ROLE_SCOPES) });
  const tokens = authority.exchangeCode(code, grant.clientId, grant.redirectUri);
  const now = new Date();
  await twitch.saveUserToken(kaya.id, {
    accessToken: tokens.accessToken,
    refreshToken: tokens.refreshToken,
    scopes: [...tokens.scopes],
    expiresAt: new Date(now.getTime() + tokens.expiresIn * 1000),
    now,
  });
  return twitch;
}

async function timed(
  { time }: BenchContext,
  pool: pg.Pool,
  twitch: Parameters<typeof roleDeps>[1],
  nth: number,
): Promise<number> {
  const now = new Date(Date.now() + nth * 30 * 60_000);
  const request = {
    channelId: kaya.id,
    source: "background-30min",
    now,
    signal: AbortSignal.timeout(600_000),
  } as const;
  const { result, ms } = await time(() =>
    syncRoles(
      roleDeps(pool, twitch, () => now),
      request,
    ),
  );
  if (!result?.success) throw new Error(`not synced: ${result?.errors.join(", ") ?? "not begun"}`);
  return ms;
}

/** The record alone: lists that are there already. */
async function recorded(context: BenchContext, pool: pg.Pool): Promise<Row[]> {
  const stage = roleStage();
  stage.lists.subscriber = people(SUBSCRIBERS);
  await pool.query("TRUNCATE channel_role, role_sync, role_sync_run");
  context.say("recording all of them");
  const ms = await timed(context, pool, stage.twitch, 1);
  context.say("and again, when one in a hundred has left");
  stage.lists.subscriber = people(SUBSCRIBERS - SUBSCRIBERS / 100);
  const againMs = await timed(context, pool, stage.twitch, 2);
  context.say(`recording ${NAIVE.toLocaleString("en")} of them row by row`);
  const naiveMs = await rowByRow(context, pool);
  const name = `${SUBSCRIBERS.toLocaleString("en")} roles`;
  return [
    atLeast(GOAL_ROWS_A_SECOND, {
      name: `${name} granted`,
      metric: `in one transaction, with events (naive: a statement a row, ${NAIVE.toLocaleString("en")} measured)`,
      value: Math.round((SUBSCRIBERS / ms) * 1000),
      unit: "rows/s",
      reference: Math.round((NAIVE / naiveMs) * 1000),
    }),
    {
      ...{ name: `${name} compared`, metric: "and 1 in 100 revoked", value: Math.round(againMs), unit: "ms" },
      ...{ goal: null, pass: null, reference: null },
    },
  ];
}

/** As one would write it first: looks whether somebody is there, and puts them in if not. */
async function rowByRow({ time }: BenchContext, pool: pg.Pool): Promise<number> {
  const { ms } = await time(async () => {
    for (const { id, login, displayName, tier } of people(NAIVE, SUBSCRIBERS + 1)) {
      const { rowCount } = await pool.query(
        `SELECT FROM channel_role
         WHERE channel_id = $1 AND role = 'subscriber' AND user_id = $2 AND revoked_at IS NULL`,
        [kaya.id, id],
      );
      if (rowCount !== 0) continue;
      await pool.query(
        `INSERT INTO channel_role (channel_id, role, user_id, login, display_name, tier, granted_at)
         VALUES ($1, 'subscriber', $2, $3, $4, $5, now())`,
        [kaya.id, id, login, displayName, tier],
      );
    }
  });
  return ms;
}
