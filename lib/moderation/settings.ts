import { changed, recordAudit } from "@/lib/audit";
import type { Person } from "@/lib/auth/core/policy";
import { type Db, db, type Pool } from "@/lib/db/client";
import { withTransaction } from "@/lib/db/tx";
import { appendEvents } from "@/lib/events";
import { assertUnchanged } from "@/lib/http/unchanged";
import { TallyError } from "@/lib/kernel/errors";
import { type Twitch, twitch } from "@/lib/twitch";
import { moderatedChannel } from "./access";
import { readPatterns } from "./core/patterns";
import { CONDUCT, settingsOfRows } from "./core/settings-of-rows";
import { holdRules, lockRules } from "./repository-import";
import { putRule, type RuleWrite, rulesOf } from "./repository-rules";
import {
  type Conduct,
  type ConductChange,
  conduct,
  DEFAULT_CONDUCT,
  DEFAULT_SETTINGS,
  editedOfModeration,
  type ModerationSettings,
  type RuleChange,
  type RuleDraft,
} from "./schema";

/** How a channel keeps order. @throws TallyError not_found when it is not theirs to look after */
export async function getModeration(
  person: Person,
  login: string,
  from: Db = db(),
): Promise<ModerationSettings> {
  const { id } = await moderatedChannel(from, person, login);
  return settingsOfRows(await rulesOf(from, id));
}

/**
 * Changes one rule of a channel, or switches it.
 * @throws TallyError not_found when it is not theirs to look after; conflict when somebody changed the rule meanwhile;
 *   unprocessable for patterns that RE2 does not take, with the line and place of each
 */
export async function changeRule(
  person: Person,
  login: string,
  { kind, enabled, settings, version }: RuleChange,
  pool: Pool = db(),
): Promise<ModerationSettings> {
  const { id } = await moderatedChannel(pool, person, login);
  if (settings) checkPatterns({ kind, settings } as RuleDraft);
  return write(pool, id, {
    ...{ kind, enabled: enabled ?? null, settings: settings ?? null, version: version ?? null },
    defaults: DEFAULT_SETTINGS[kind],
  });
}

type AskUsers = Pick<Twitch, "getUsers">;

/**
 * Changes what holds for all rules.
 * @throws TallyError not_found and conflict as `changeRule` does; unprocessable naming the logins that Twitch does not
 *   know; unavailable when it cannot be asked
 */
export async function changeConduct(
  person: Person,
  login: string,
  { version, people, ...change }: ConductChange,
  { pool, client }: { pool: Pool; client: () => AskUsers } = { pool: db(), client: twitch },
): Promise<ModerationSettings> {
  const { id } = await moderatedChannel(pool, person, login);
  const now = settingsOfRows(await rulesOf(pool, id)).conduct;
  const named = people ? await resolved(people, client) : now.people;
  const settings = conduct.parse({ ...now, ...change, people: named });
  // What is left out is as it was read: nobody may have changed it since.
  const expected = version ?? now.version;
  return write(pool, id, {
    ...{ kind: CONDUCT, enabled: true, settings, defaults: DEFAULT_CONDUCT },
    version: expected,
  });
}

/** People with their ids, each once. */
async function resolved(
  people: NonNullable<ConductChange["people"]>,
  client: () => AskUsers,
): Promise<Conduct["people"]> {
  const unknown = people.filter(({ id }) => id === undefined).map(({ login }) => login);
  const users = unknown.length === 0 ? [] : await client().getUsers({ logins: unknown });
  const idOf = new Map(users.map(({ id, login }) => [login, id]));
  const fields = people.flatMap(({ id, login }, place) =>
    id === undefined && !idOf.has(login)
      ? [{ field: `people.${place}.login`, message: `There is nobody called ${login} on Twitch.` }]
      : [],
  );
  if (fields.length > 0) {
    throw new TallyError("unprocessable", "Some of the people who are named are not on Twitch.", { fields });
  }
  const named = people.map(({ id, login }) => ({ id: id ?? idOf.get(login) ?? "", login }));
  return [...new Map(named.map((one) => [one.id, one])).values()];
}

/** @throws TallyError unprocessable, naming the lines that RE2 does not take */
export function checkPatterns(draft: RuleDraft): void {
  if (draft.kind !== "patterns") return;
  const { problems } = readPatterns(draft.settings.patterns);
  if (problems.length === 0) return;
  throw new TallyError("unprocessable", "Some patterns cannot be used.", {
    fields: problems.map(({ line, message }) => ({ field: `settings.patterns.${line}`, message })),
  });
}

/** What people decide of one kind; who is named in it only by Twitch id. */
function partOf(
  { rules, conduct: { version: _, people, ...rest } }: ModerationSettings,
  kind: string,
): object {
  if (kind === CONDUCT) return { ...rest, people: people.map(({ id }) => id) };
  const rule = rules.find((each) => each.kind === kind);
  return { enabled: rule?.enabled, ...rule?.settings };
}

async function write(pool: Pool, channelId: string, rule: RuleWrite): Promise<ModerationSettings> {
  return withTransaction(async (tx) => {
    await lockRules(tx, channelId);
    const before = settingsOfRows(await rulesOf(tx, channelId));
    await assertUnchanged(async () => editedOfModeration(settingsOfRows(await holdRules(tx, channelId))));
    if (!(await putRule(tx, channelId, rule))) {
      throw new TallyError(
        "conflict",
        "Somebody changed this meanwhile. Look at it again before you change it.",
      );
    }
    const settings = settingsOfRows(await rulesOf(tx, channelId));
    const isConduct = rule.kind === CONDUCT;
    await recordAudit(tx, {
      action: isConduct ? "moderation.conduct" : "moderation.rule",
      ...{ target: { kind: "rule", id: rule.kind }, channelId },
      ...changed(partOf(before, rule.kind), partOf(settings, rule.kind)),
    });
    await appendEvents(tx, [{ kind: "commands.changed", payload: { channelId, what: "moderation" } }]);
    return settings;
  }, pool);
}
