import { recordAudit } from "@/lib/audit";
import type { Person } from "@/lib/auth/core/policy";
import { db, type Pool } from "@/lib/db/client";
import { withTransaction } from "@/lib/db/tx";
import { appendEvents } from "@/lib/events";
import { TallyError } from "@/lib/kernel/errors";
import { type Twitch, twitch } from "@/lib/twitch";
import { ownChannel } from "./access";
import * as repository from "./repository-readers";
import type { ChatReader, ChatReaderList } from "./schema";

export interface ReaderDeps {
  pool: Pool;
  twitch: Pick<Twitch, "getUsers">;
}

const processDeps = (): ReaderDeps => ({ pool: db(), twitch: twitch() });

const MOST = 500;

/**
 * Whom the owner lets read: the list, by name, and what is known of the moderators.
 * @throws TallyError not_found when the channel is not the person's own
 */
export async function listReaders(
  person: Person,
  login: string,
  { pool }: Pick<ReaderDeps, "pool"> = processDeps(),
): Promise<ChatReaderList> {
  const { id } = await ownChannel(pool, person, login);
  const [rows, { letIn, readAt }] = await Promise.all([
    repository.listReaders(pool, id),
    repository.moderatorsOf(pool, id),
  ]);
  return { items: rows.map(readerOfRow), moderators: { letIn, readAt: readAt?.toISOString() ?? null } };
}

/**
 * Lets somebody read, by the login they have on Twitch now; it is the account that is let in, whatever it is called
 * later. Somebody who is let in already stays so.
 * @throws TallyError not_found when the channel is not the person's own, or Twitch knows no such login;
 *   conflict when the list is full; unavailable when Twitch cannot be asked
 */
export async function addReader(
  person: Person,
  login: string,
  reader: string,
  { pool, twitch }: ReaderDeps = processDeps(),
): Promise<ChatReader> {
  const { id } = await ownChannel(pool, person, login);
  const [user] = await twitch.getUsers({ logins: [reader] });
  if (!user) {
    throw new TallyError("not_found", `There is nobody called ${reader} on Twitch.`, {
      fields: [{ field: "login", message: "must be the login of a Twitch account" }],
    });
  }
  return withTransaction(async (tx) => {
    const put = { channelId: id, twitchId: user.id, login: user.login, most: MOST };
    const row = await repository.putReader(tx, put);
    if (!row) {
      throw new TallyError(
        "conflict",
        `${MOST} people may read already, which is the most. Remove somebody first.`,
      );
    }
    const { isNew, ...reader } = row;
    const target = { kind: "person", id: user.id } as const;
    if (isNew) await recordAudit(tx, { action: "reader.add", target, channelId: id });
    return readerOfRow(reader);
  }, pool);
}

/**
 * Ends somebody's reading: their next request is refused, and a live view that they have open ends at once.
 * @throws TallyError not_found when the channel is not the person's own, or nobody of that id is on its list
 */
export async function removeReader(
  person: Person,
  login: string,
  twitchId: string,
  { pool }: Pick<ReaderDeps, "pool"> = processDeps(),
): Promise<void> {
  const { id } = await ownChannel(pool, person, login);
  await withTransaction(async (tx) => {
    if (!(await repository.deleteReader(tx, id, twitchId)))
      throw new TallyError("not_found", "Nobody of that id is on the list.");
    const target = { kind: "person", id: twitchId } as const;
    await recordAudit(tx, { action: "reader.remove", target, channelId: id });
    await appendEvents(tx, [{ kind: "channel.changed", payload: { channelId: id, change: "settings" } }]);
  }, pool);
}

const readerOfRow = ({ addedAt, ...reader }: repository.ReaderRow): ChatReader => ({
  ...reader,
  addedAt: addedAt.toISOString(),
});
