import type { Db } from "@/lib/db/client";
import { findWriter } from "./repository-claim";

/** The account under which chat is read: the one that writes, if it allowed to read as well; null: there is none. */
export async function readingAccount(from: Db): Promise<{ id: string; login: string } | null> {
  const writer = await findWriter(from);
  return writer?.scopes.includes("chat:read") ? { id: writer.id, login: writer.login } : null;
}
