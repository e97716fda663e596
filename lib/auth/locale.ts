import { db } from "@/lib/db/client";
import type { Locale } from "@/lib/i18n/locale";
import { can, type Person } from "./core/policy";
import * as repository from "./repository";

/** Keeps the language that a person chose: what is sent to them is in it. Of nobody, nothing is kept. */
export async function keepLocale(person: Person | null, locale: Locale): Promise<void> {
  if (person && can(person, { action: "me.update" }) === "allowed") {
    await repository.setLocale(db(), person.id, locale);
  }
}

/** Keeps the language that a person's browser speaks as they sign in, unless one is kept already. */
export async function keepFirstLocale(userId: string, locale: Locale): Promise<void> {
  await repository.setFirstLocale(db(), userId, locale);
}
