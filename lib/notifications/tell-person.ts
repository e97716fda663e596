import type { Db } from "@/lib/db/client";
import type { DomainEvent } from "@/lib/events/schema";
import type { NoticeType } from "./core/notice-types";
import { insertNotice } from "./repository-notice";

/**
 * Puts an entry into one person's inbox that is about themselves, in the caller's transaction; told of the same thing
 * before changes nothing. Answers what is to be appended to the outbox at the end of that transaction.
 */
export async function tellPerson(
  tx: Db,
  { userId, type, about }: { userId: string; type: NoticeType; about: string },
): Promise<DomainEvent[]> {
  const told = await insertNotice(tx, { userId, type, about });
  if (!told) return [];
  const { id, at } = told;
  return [
    {
      kind: "notification.changed",
      payload: { userId, change: "added", ids: [id], at: at.toISOString() },
    },
  ];
}
