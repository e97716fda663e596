import { type Ask, can, type Person } from "@/lib/auth/core/policy";
import { assertNever } from "@/lib/kernel/assert-never";
import { TallyError } from "@/lib/kernel/errors";

/**
 * The person, who is allowed what `ask` says.
 * @throws TallyError unauthenticated, forbidden, or not_found where that it exists is private
 */
export function authorize(person: Person | null, ask: (person: Person) => Ask): Person {
  if (!person) throw signedOut();
  authorizeAnyone(person, ask(person));
  return person;
}

/**
 * As `authorize`, for what somebody who is not signed in may be allowed too.
 * @throws TallyError unauthenticated, forbidden, or not_found where that it exists is private
 */
export function authorizeAnyone(person: Person | null, ask: Ask): void {
  const verdict = can(person, ask);
  switch (verdict) {
    case "allowed":
      return;
    case "unauthenticated":
      throw signedOut();
    case "forbidden":
      throw new TallyError(
        "forbidden",
        person?.service
          ? "This belongs to a person, and this key is the instance's. Use a key of somebody."
          : "This is for operators of this Tallylight.",
      );
    case "hidden":
      throw new TallyError("not_found", "There is nothing here.");
    default:
      assertNever(verdict);
  }
}

const signedOut = () => new TallyError("unauthenticated", "Sign in to do this. Your session may have ended.");
