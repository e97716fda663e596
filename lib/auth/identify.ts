import { db } from "@/lib/db/client";
import { env } from "@/lib/env/server";
import { TallyError } from "@/lib/kernel/errors";
import type { Person } from "./core/policy";
import * as repository from "./repository";
import type { Me } from "./schema";
import { sessionHashOf } from "./session-cookie";

/** Who runs this instance is configuration: who is taken out of it is none any more at once. */
export const isOperator = (twitchId: string) => env().OPERATOR_TWITCH_IDS.includes(twitchId);

/** Who sends this Cookie header; null when its session is missing, forged or run out. */
export async function identify(cookieHeader: string | null): Promise<Person | null> {
  const hash = sessionHashOf(cookieHeader);
  const person = hash && (await repository.findBySession(db(), hash));
  return person ? { ...person, operator: isOperator(person.twitchId) } : null;
}

/** What is kept of a person. @throws TallyError not_found */
export async function aboutMe(userId: string): Promise<Me> {
  const account = await repository.findAccount(db(), userId);
  if (!account) throw new TallyError("not_found", "This account does not exist any more.");
  return {
    ...account,
    operator: isOperator(account.twitchId),
    createdAt: account.createdAt.toISOString(),
    signedInAt: account.signedInAt.toISOString(),
    followsImportedAt: account.followsImportedAt?.toISOString() ?? null,
  };
}
