import { headers } from "next/headers";
import { forbidden, notFound, redirect } from "next/navigation";
import { cache } from "react";
import { assertNever } from "@/lib/kernel/assert-never";
import { type Ask, can, type Person } from "./core/policy";
import { returnPath } from "./core/return-path";
import { identify } from "./identify";
import { PAGE_PATH_HEADER } from "./page-path";

/** Who asks for the page, looked up once per request; null when nobody is signed in. */
export const currentPerson = cache(
  async (): Promise<Person | null> => identify((await headers()).get("cookie")),
);

/**
 * For the top of every page: the person, who is allowed what `ask` says. Does not return otherwise: signed
 * out goes to the sign-in page and from there back here; what is private shows as not found; the rest as
 * forbidden.
 */
export async function authorizePage(ask: (person: Person) => Ask): Promise<Person> {
  const person = await currentPerson();
  if (!person) return toSignIn();
  const verdict = can(person, ask(person));
  switch (verdict) {
    case "allowed":
      return person;
    case "unauthenticated":
      return toSignIn();
    case "hidden":
      return notFound();
    case "forbidden":
      return forbidden();
    default:
      return assertNever(verdict);
  }
}

async function toSignIn(): Promise<never> {
  const path = returnPath((await headers()).get(PAGE_PATH_HEADER) ?? undefined);
  redirect(`/sign-in?next=${encodeURIComponent(path)}`);
}
