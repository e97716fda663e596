import { type Db, db, type Pool } from "@/lib/db/client";
import { withTransaction } from "@/lib/db/tx";
import { appendEvents } from "@/lib/events";
import { assertUnchanged } from "@/lib/http/unchanged";
import { TallyError } from "@/lib/kernel/errors";
import { readPattern } from "@/lib/kernel/pattern";
import * as repository from "./repository";
import {
  type BroadcasterOverride,
  type BroadcasterPreferences,
  type CategoryList,
  DEFAULT_PREFERENCES,
  editedOfOverride,
  type OverrideList,
  type Preferences,
  type PreferencesPatch,
  type Rules,
} from "./schema";

/** How a person wants to be told. */
export async function getPreferences(userId: string, from: Db = db()): Promise<Preferences> {
  return (await repository.findPreferences(from, userId)) ?? DEFAULT_PREFERENCES;
}

/**
 * Changes what is given, leaves the rest; says all.
 * @throws TallyError not_found when the person is gone; conflict when they changed it elsewhere since `version`;
 *   unprocessable for a pattern that RE2 does not take
 */
export async function updatePreferences(
  userId: string,
  { version, ...change }: PreferencesPatch,
  pool: Pool = db(),
): Promise<Preferences> {
  checkRules(change.rules);
  return withTransaction(async (tx) => {
    const before = await lock(tx, userId);
    await assertUnchanged(() => before.version);
    if (version !== undefined && version !== before.version) {
      throw new TallyError(
        "conflict",
        "You changed this elsewhere meanwhile. Look at it again before you save.",
      );
    }
    const after = { ...before, ...given(change), version: before.version + 1 };
    await repository.putPreferences(tx, userId, after);
    await tellChange(tx, userId);
    return after;
  }, pool);
}

const MOST_CATEGORIES = 500;

/** What can be chosen in rules: what those whom the person follows streamed lately, the most usual first. */
export async function listCategories(userId: string, from: Db = db()): Promise<CategoryList> {
  return { items: await repository.listFollowedCategories(from, userId, MOST_CATEGORIES) };
}

/** For whom something differs, and who is muted. */
export async function listOverrides(userId: string, from: Db = db()): Promise<OverrideList> {
  return { items: await repository.listOverrides(from, userId) };
}

/** What differs for one broadcaster: nothing, for most. @throws TallyError not_found when the person does not follow them */
export async function getOverride(
  userId: string,
  broadcasterId: string,
  from: Db = db(),
): Promise<BroadcasterOverride> {
  const found = await repository.findOverride(from, userId, broadcasterId);
  if (!found) throw new TallyError("not_found", "You do not follow this channel here.");
  return found;
}

/**
 * Sets all that differs for one broadcaster; when nothing does, it is forgotten.
 * @throws TallyError not_found when the person does not follow them; unprocessable for a pattern that RE2 does not take
 */
export async function putOverride(
  userId: string,
  broadcasterId: string,
  wanted: BroadcasterPreferences,
  pool: Pool = db(),
): Promise<BroadcasterOverride> {
  checkRules(wanted.rules ?? undefined);
  return withTransaction(async (tx) => {
    // Who has something set for one has a row for all, too: it is what decisions hold on to while they count.
    await lock(tx, userId);
    const before = await getOverride(userId, broadcasterId, tx);
    await assertUnchanged(() => editedOfOverride(before));
    const differs = Object.values(wanted).some((value) => value !== null);
    if (differs) await repository.putOverride(tx, userId, broadcasterId, wanted);
    else await repository.deleteOverride(tx, userId, broadcasterId);
    const after = await getOverride(userId, broadcasterId, tx);
    await tellChange(tx, userId);
    return after;
  }, pool);
}

/** Makes everything as for all. Nothing that differs is fine. */
export async function removeOverride(
  userId: string,
  broadcasterId: string,
  pool: Pool = db(),
): Promise<void> {
  await withTransaction(async (tx) => {
    await assertUnchanged(async () => {
      await lock(tx, userId);
      return editedOfOverride(await getOverride(userId, broadcasterId, tx));
    });
    if (await repository.deleteOverride(tx, userId, broadcasterId)) await tellChange(tx, userId);
  }, pool);
}

/** @throws TallyError unprocessable, saying what is wrong with the pattern and where */
export function checkRules(rules: Rules | undefined): void {
  const read = rules?.pattern ? readPattern(rules.pattern) : null;
  if (typeof read !== "string") return;
  throw new TallyError("unprocessable", "This pattern cannot be used.", {
    fields: [{ field: "rules.pattern", message: read }],
  });
}

async function lock(tx: Db, userId: string): Promise<Preferences> {
  const found = await repository.lockPreferences(tx, userId);
  if (!found) throw new TallyError("not_found", "This account does not exist any more.");
  return found;
}

/** Without what was left out, which zod leaves in as undefined. */
const given = (change: Omit<PreferencesPatch, "version">): Partial<Preferences> =>
  Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));

/** Tells of changed preferences: the last statement of the transaction that changed them. */
export const tellChange = (tx: Db, userId: string) =>
  appendEvents(tx, [{ kind: "preferences.changed", payload: { userId, what: "preferences" } }]);
