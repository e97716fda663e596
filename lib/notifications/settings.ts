import type { z } from "zod";
import { type Db, db } from "@/lib/db/client";
import { TallyError } from "@/lib/kernel/errors";
import * as repository from "./repository-settings";
import type { Settings, settingsInput } from "./schema";

/** How a person wants to be told. @throws TallyError not_found when the person is gone */
export async function getSettings(userId: string, from: Db = db()): Promise<Settings> {
  return (await repository.findSettings(from, userId)) ?? gone();
}

/** Changes what is given, leaves the rest; says all. @throws TallyError not_found when the person is gone */
export async function updateSettings(
  userId: string,
  patch: z.output<typeof settingsInput>,
  to: Db = db(),
): Promise<Settings> {
  return (await repository.updateSettings(to, userId, patch)) ?? gone();
}

function gone(): never {
  throw new TallyError("not_found", "This account does not exist any more.");
}
