import type { z } from "zod";
import type { Ask, Person } from "@/lib/auth/core/policy";
import { identify } from "@/lib/auth/identify";
import { identifyKey } from "@/lib/auth/identify-key";
import { env } from "@/lib/env/server";
import { type FieldProblem, TallyError } from "@/lib/kernel/errors";
import { isStorable, NOT_STORABLE } from "@/lib/kernel/text";
import { actingAs } from "./acting";
import { addressOf } from "./address-of";
import { authorize, authorizeAnyone } from "./authorize";
import { assertKeyMay, bearerToken } from "./bearer";
import { fieldProblems } from "./core/field-problems";
import { isReading, type OperationInfo } from "./core/operation";
import { notDigits } from "./core/parameters";
import { givenRequestId, REQUEST_ID_HEADER } from "./core/request-id";
import { type RouteParams, routeName } from "./core/route-name";
import { finish, problemResponse, type Visit } from "./finish";
import { assertGranted, type RateLimit, READ_LIMIT, rateLimiter, WRITE_LIMIT } from "./rate-limit";
import { assertFits } from "./read-body";
import { assertSameOrigin } from "./same-origin";

/** What the description of the API says of a route: the very schemas that validate. */
export interface DescribedRoute {
  info: OperationInfo;
  /** json: one answer; the rest are files. */
  kind: "json" | "download" | "file";
  /** Whether it is there for those too who are not signed in. */
  open: boolean;
  params?: z.ZodType | undefined;
  query?: z.ZodType | undefined;
  body?: z.ZodType | undefined;
  /** Bytes of the body that are read at most, where that is not the usual. */
  largestBody?: number | undefined;
  /** Null: an empty 204. Left out: a file. */
  answer?: z.ZodType | null | undefined;
  /** Whether its answer has an ETag, and whether it heeds If-Match. */
  etag?: boolean | undefined;
  ifMatch?: boolean | undefined;
  /** Of a success. */
  statuses: readonly number[];
}

/** A route handler as Next calls it. */
export type RouteHandler = (
  request: Request,
  context: { params: Promise<RouteParams | undefined> },
) => Promise<Response>;
/** One of /api/v1, with what there is to know of it. */
export type DescribedHandler = RouteHandler & { readonly described: DescribedRoute };

/**
 * Answers a request by `answer`, or with problem+json when that throws. Each answer has its request id, is
 * counted, and makes one line of the log.
 */
export function answering(
  answer: (request: Request, params: RouteParams, visit: Visit) => Promise<Response>,
): RouteHandler {
  return async (request, context) => {
    // Next gives undefined, not {}, to a route whose path has no parameters.
    const params = (await context.params) ?? {};
    const visit: Visit = {
      requestId: givenRequestId(request.headers.get(REQUEST_ID_HEADER)) ?? crypto.randomUUID(),
      method: request.method,
      route: routeName(new URL(request.url).pathname, params),
      startedAt: performance.now(),
      personId: null,
      keyId: null,
      address: addressOf(request.headers),
      allowance: null,
    };
    try {
      return finish(visit, await actingAs(visit, () => answer(request, params, visit)));
    } catch (error) {
      return finish(visit, problemResponse(error, visit.requestId, request.headers), error);
    }
  };
}

/** As `answering`, for a route of /api/v1. */
export const describedRoute = (
  described: DescribedRoute,
  answer: (request: Request, params: RouteParams, visit: Visit) => Promise<Response>,
): DescribedHandler =>
  Object.assign(
    answering(async (request, params, visit) => {
      assertFits(request, described.largestBody);
      return answer(request, params, visit);
    }),
    { described },
  );

/** What is done, as a key's scopes name it, and how often. */
type Admission = OperationInfo & { rateLimit?: RateLimit };

/**
 * Whether a request comes from our own pages or with a key, who asks, not too often, and whether they may. What another
 * site makes a browser send is refused first of all: it must not use up what the person may ask for.
 * @throws TallyError unauthenticated, forbidden, not_found, rate_limited; KeyRefused
 */
export async function admit(
  request: Request,
  visit: Visit,
  spec: Admission & { ask: (person: Person) => Ask },
): Promise<Person> {
  return authorize(await callerOf(request, visit, spec), spec.ask);
}

/**
 * As `admit`, for what is there for those too who are not signed in: null.
 * @throws TallyError unauthenticated, forbidden, not_found, rate_limited; KeyRefused
 */
export async function admitAnyone(
  request: Request,
  visit: Visit,
  spec: Admission & { ask: Ask },
): Promise<Person | null> {
  const person = await callerOf(request, visit, spec);
  authorizeAnyone(person, spec.ask);
  return person;
}

async function callerOf(request: Request, visit: Visit, spec: Admission): Promise<Person | null> {
  const token = bearerToken(request.headers.get("authorization"));
  // A browser sends no key by itself: whoever gives one is asked for neither a cookie nor where they come from.
  if (token === null) assertSameOrigin(request, env().APP_URL);
  const key = token === null ? null : await identifyKey(token);
  const person = token === null ? await identify(request.headers.get("cookie")) : (key?.person ?? null);
  visit.personId = person?.id ?? null;
  visit.keyId = key?.keyId ?? null;
  // Who is not known counts by address. It can be made up without a proxy in front; most of it gets a 401 anyway.
  const limit = spec.rateLimit ?? (isReading(request.method) ? READ_LIMIT : WRITE_LIMIT);
  visit.allowance = rateLimiter().spend(
    visit.route,
    visit.keyId ?? visit.personId ?? visit.address ?? "unknown address",
    limit,
    Date.now(),
  );
  assertGranted(visit.allowance);
  if (token !== null) assertKeyMay(key, spec, visit.method);
  return person;
}

/** What the path or the query says. @throws TallyError bad_request */
export function parsePart(schema: z.ZodType | undefined, value: unknown, part: "path" | "query"): unknown {
  const parsed = schema?.safeParse(value);
  const odd = notDigits(schema, value);
  const unfit = parsed?.error ? fieldProblems(parsed.error) : unstorable(parsed?.data);
  const fields = [...odd, ...unfit.filter(({ field }) => !odd.some((one) => one.field === field))];
  if (fields.length === 0) return parsed?.data;
  throw new TallyError("bad_request", `Something in the ${part} does not fit.`, { fields });
}

/** Fields of a path or query with what no text that is kept or looked for has. */
const unstorable = (data: unknown): FieldProblem[] =>
  Object.entries(data ?? {}).flatMap(([field, value]) =>
    typeof value === "string" && !isStorable(value) ? [{ field, message: NOT_STORABLE }] : [],
  );
