import { headers } from "next/headers";
import { unstable_rethrow } from "next/navigation";
import type { z } from "zod";
import type { Ask, Person } from "@/lib/auth/core/policy";
import { identify } from "@/lib/auth/identify";
import { type Locale, localeFrom } from "@/lib/i18n/locale";
import { TallyError } from "@/lib/kernel/errors";
import { logger } from "@/lib/log";
import { actingAs } from "./acting";
import type { ActionState } from "./action-state";
import { addressOf } from "./address-of";
import { authorize } from "./authorize";
import { withoutDatabase } from "./connection-lost";
import { fieldProblems } from "./core/field-problems";
import { problemOf } from "./core/problem";
import { givenRequestId, REQUEST_ID_HEADER } from "./core/request-id";
import { inWordsOf } from "./in-words";
import { assertGranted, type RateLimit, rateLimiter, WRITE_LIMIT } from "./rate-limit";

export interface ActionSpec<Input extends z.ZodType> {
  /** What the form's fields must be. Fields that are not in it are dropped. */
  input: Input;
  /** What the policy is asked. */
  ask: (person: Person) => Ask;
  rateLimit?: RateLimit;
  /** Does it. What it returns is said beside the form. May redirect. */
  run: (context: {
    person: Person;
    input: z.output<Input>;
    requestId: string;
  }) => Promise<string | undefined> | Promise<void>;
}

/** A server action for `useActionState`: works without JavaScript too. */
export type FormAction = (previous: ActionState, form: FormData) => Promise<ActionState>;

/**
 * Makes a form's server action: who asks, whether they may, whether the fields are right, and what to say of
 * a failure. Expected failures come back as data; unexpected ones are logged and told blandly. Next itself
 * refuses posts from other sites.
 */
export function formAction<Input extends z.ZodType>(spec: ActionSpec<Input>): FormAction {
  return async (_previous, form) => {
    const incoming = await headers();
    const requestId = givenRequestId(incoming.get(REQUEST_ID_HEADER)) ?? crypto.randomUUID();
    try {
      const person = authorize(await identify(incoming.get("cookie")), spec.ask);
      assertGranted(rateLimiter().spend("action", person.id, spec.rateLimit ?? WRITE_LIMIT, Date.now()));
      const input = parseForm(spec.input, form);
      const acting = { requestId, personId: person.id, keyId: null, address: addressOf(incoming) };
      const message = await actingAs(acting, async () => spec.run({ person, input, requestId }));
      return { status: "done", ...(message && { message }) };
    } catch (thrown) {
      unstable_rethrow(thrown);
      return failure(thrown, requestId, localeFrom(incoming));
    }
  };
}

/** Text fields only; of a repeated one the last. Next's own fields begin with $. */
function parseForm<Input extends z.ZodType>(schema: Input, form: FormData): z.output<Input> {
  const entries = [...form].filter(([name, value]) => !name.startsWith("$") && typeof value === "string");
  const parsed = schema.safeParse(Object.fromEntries(entries));
  if (parsed.success) return parsed.data;
  throw new TallyError("unprocessable", "Something in the form is not right yet.", {
    fields: fieldProblems(parsed.error),
  });
}

function failure(thrown: unknown, requestId: string, locale: Locale): ActionState {
  const error = withoutDatabase(thrown);
  const { status, detail, fields } = inWordsOf(locale, problemOf(error, requestId));
  if (status >= 500) logger("http").error({ requestId, err: error }, "an action failed");
  return { status: "error", message: detail, fields, requestId };
}
