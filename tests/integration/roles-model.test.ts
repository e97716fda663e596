import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { syncRoles } from "@/lib/roles/sync-roles";
import type { ListedSubscriber } from "@/lib/twitch";
import { TwitchError } from "@/lib/twitch";
import { addChannel } from "../support/chat-rows";
import { type TestDatabase, testDatabase } from "../support/database";
import {
  type PeriodRow,
  periodsOf,
  ROLE_TABLES,
  type RoleStage,
  roleDeps,
  roleStage,
  someone,
} from "../support/roles";

const CHANNEL = "9001";
const START = Date.parse("2026-11-20T18:00:00.000Z");
const ROLES = ["subscriber", "vip", "moderator"] as const;
type Role = (typeof ROLES)[number];
const SEQUENCES = 50;

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
  await addChannel(database.pool, CHANNEL);
});
afterAll(() => database.drop());

/** What Twitch tells at one moment: its three lists, and which of them it does not give. */
interface Moment {
  lists: Record<Role, ListedSubscriber[]>;
  refused: Role[];
}

/** Few people and names, so that they come, go, come back, are renamed, and stand in a list twice. The channel's owner is one of them. */
const anyone = fc
  .record({
    id: fc.constantFrom(CHANNEL, "1", "2", "3", "4", "5"),
    name: fc.constantFrom("", "x"),
    tier: fc.constantFrom("1000" as const, "2000" as const, "3000" as const),
    gift: fc.boolean(),
    gifterLogin: fc.constantFrom(null, "g", "h"),
  })
  .map(({ id, name, tier, gift, gifterLogin }) =>
    someone(id, { login: `user${id}${name}`, displayName: `User${id}${name}`, tier, gift, gifterLogin }),
  );
const aList = fc.array(anyone, { maxLength: 7 });
const anyMoment: fc.Arbitrary<Moment> = fc.record({
  lists: fc.record({ subscriber: aList, vip: aList, moderator: aList }),
  refused: fc.subarray([...ROLES], { maxLength: 2 }),
});

/** A period as the model knows it. */
type Known = Omit<PeriodRow, "id" | "grantedRunId" | "revokedRunId">;

/** What should stand on record after a moment: written down as one would by hand. */
function expectAfter(known: readonly Known[], { lists, refused }: Moment, at: Date): Known[] {
  const after = known.map((one) => ({ ...one }));
  for (const role of ROLES.filter((each) => !refused.includes(each))) {
    const told = new Map(lists[role].map((one) => [one.id, one]));
    for (const period of after) {
      if (period.role !== role || period.revokedAt !== null) continue;
      const now = told.get(period.userId);
      const same = now && (role !== "subscriber" || (now.tier === period.tier && now.gift === period.gift));
      if (!same) {
        period.revokedAt = at;
        continue;
      }
      const gifterLogin = role === "subscriber" ? now.gifterLogin : null;
      Object.assign(period, { login: now.login, displayName: now.displayName, gifterLogin });
      told.delete(period.userId);
    }
    for (const { id, login, displayName, ...sub } of told.values()) {
      const kind = role === "subscriber" ? sub : { tier: null, gift: false, gifterLogin: null };
      after.push({ role, userId: id, login, displayName, ...kind, grantedAt: at, revokedAt: null });
    }
  }
  return after;
}

function letTell(stage: RoleStage, { lists, refused }: Moment): void {
  stage.lists = lists;
  stage.during = Object.fromEntries(
    refused.map((role) => [
      role,
      () => {
        throw new TwitchError("unavailable", "away", { status: 503 });
      },
    ]),
  );
}

const order = (periods: readonly Known[]) =>
  periods
    .map(({ role, userId, login, displayName, tier, gift, gifterLogin, grantedAt, revokedAt }) =>
      JSON.stringify([role, userId, grantedAt, revokedAt, login, displayName, tier, gift, gifterLogin]),
    )
    .toSorted();

test(`after ${SEQUENCES} random sequences of changes what is held is what Twitch tells, and no history is lost`, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyMoment, { minLength: 1, maxLength: 6 }), async (moments) => {
      await database.pool.query(`TRUNCATE ${ROLE_TABLES}`);
      const stage = roleStage();
      let known: Known[] = [];
      for (const [n, moment] of moments.entries()) {
        const now = new Date(START + n * 30 * 60_000);
        letTell(stage, moment);
        const before = await periodsOf(database.pool, CHANNEL);
        const request = {
          channelId: CHANNEL,
          source: "background-30min",
          now,
          signal: AbortSignal.timeout(60_000),
        } as const;
        const result = await syncRoles(
          roleDeps(database.pool, stage.twitch, () => now),
          request,
        );
        known = expectAfter(known, moment, now);
        const after = await periodsOf(database.pool, CHANNEL);
        expect(order(after)).toEqual(order(known));
        expect(result?.errors).toHaveLength(moment.refused.length);
        expectKept(before, after);
      }
    }),
    { numRuns: SEQUENCES },
  );
}, 120_000);

/** What was on record still is: no row is gone, and what had ended is as it was. */
function expectKept(before: readonly PeriodRow[], after: readonly PeriodRow[]): void {
  const now = new Map(after.map((one) => [one.id, one]));
  expect(before.filter(({ id }) => !now.has(id))).toEqual([]);
  const ended = before.filter(({ revokedAt }) => revokedAt !== null);
  expect(ended.map(({ id }) => now.get(id))).toEqual(ended);
}
