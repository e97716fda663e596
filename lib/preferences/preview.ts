import { type Db, db } from "@/lib/db/client";
import { rehearse } from "./core/rehearse";
import { findReach, listLastAnnounced, wantsSomeChanges } from "./repository-preview";
import type { Decision, Preview, PreviewInput } from "./schema";
import { checkRules } from "./service";

const SHOWN = 20;

/**
 * What would have come of the last announcements with these preferences, as if nothing had been sent before them.
 * @throws TallyError unprocessable for a pattern that RE2 does not take
 */
export async function previewPreferences(
  userId: string,
  wanted: PreviewInput,
  from: Db = db(),
): Promise<Preview> {
  checkRules(wanted.rules);
  const changes = wanted.changes || (await wantsSomeChanges(from, userId));
  const past = await listLastAnnounced(from, userId, { limit: SHOWN, changes });
  const reach = await findReach(from, userId);
  const { decisions, messages } = rehearse(past, { ...wanted, version: 0 }, reach);
  const items = past.map(({ id, kind, at, broadcaster, title, categoryName, viewerCount }, place) => ({
    ...{ id, kind, at: at.toISOString(), broadcaster, title, categoryName, viewerCount },
    decisions: (decisions[place] ?? []).map(shown),
  }));
  return { items: items.toReversed(), messages };
}

const shown = (decision: Decision) =>
  decision.do === "gather" ? { ...decision, until: decision.until.toISOString() } : decision;
