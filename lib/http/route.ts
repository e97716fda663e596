import type { z } from "zod";
import type { Ask, Person } from "@/lib/auth/core/policy";
import { identify } from "@/lib/auth/identify";
import { env } from "@/lib/env/server";
import { TallyError } from "@/lib/kernel/errors";
import { authorize } from "./authorize";
import { fieldProblems } from "./core/field-problems";
import { givenRequestId, REQUEST_ID_HEADER } from "./core/request-id";
import { type RouteParams, routeName } from "./core/route-name";
import { finish, problemResponse, type Visit } from "./finish";
import { type RateLimit, READ_LIMIT, rateLimiter, WRITE_LIMIT } from "./rate-limit";
import { readBody } from "./read-body";
import { assertSameOrigin } from "./same-origin";

export interface RouteSpec<
  Params extends z.ZodType,
  Query extends z.ZodType,
  Body extends z.ZodType,
  Answer extends z.ZodType,
> {
  /** What the policy is asked. Everything in the API needs a person. */
  ask: (person: Person) => Ask;
  params?: Params;
  query?: Query;
  body?: Body;
  /** What goes out, and nothing else: what the schema does not name stays inside. Null: an empty 204. */
  answer: Answer | null;
  /** Of a success with a body; 200 when left out. */
  status?: 200 | 201 | 202;
  /** READ_LIMIT for GET and WRITE_LIMIT for the rest when left out. */
  rateLimit?: RateLimit;
  handler: (context: {
    person: Person;
    params: z.output<Params>;
    query: z.output<Query>;
    body: z.output<Body>;
    requestId: string;
    signal: AbortSignal;
  }) => Promise<z.input<Answer> | undefined> | Promise<void>;
}

/** A route handler as Next calls it. */
export type RouteHandler = (
  request: Request,
  context: { params: Promise<RouteParams | undefined> },
) => Promise<Response>;

/**
 * Makes a route of /api/v1: who asks, whether they may and not too often, whether what they send is right, and
 * that nothing goes out but what the answer's schema names. Failures become problem+json; one line is logged
 * for each request.
 */
export function route<
  Params extends z.ZodType,
  Query extends z.ZodType,
  Body extends z.ZodType,
  Answer extends z.ZodType,
>(spec: RouteSpec<Params, Query, Body, Answer>): RouteHandler {
  return async (request, context) => {
    // Next gives undefined, not {}, to a route whose path has no parameters.
    const params = (await context.params) ?? {};
    const visit: Visit = {
      requestId: givenRequestId(request.headers.get(REQUEST_ID_HEADER)) ?? crypto.randomUUID(),
      method: request.method,
      route: routeName(new URL(request.url).pathname, params),
      startedAt: performance.now(),
      personId: null,
    };
    try {
      return finish(visit, await answer(spec, request, params, visit));
    } catch (error) {
      return finish(visit, problemResponse(error, visit.requestId), error);
    }
  };
}

async function answer<
  Params extends z.ZodType,
  Query extends z.ZodType,
  Body extends z.ZodType,
  Answer extends z.ZodType,
>(
  spec: RouteSpec<Params, Query, Body, Answer>,
  request: Request,
  params: RouteParams,
  visit: Visit,
): Promise<Response> {
  const { requestId } = visit;
  const found = await identify(request.headers.get("cookie"));
  visit.personId = found?.id ?? null;
  const limit = spec.rateLimit ?? (request.method === "GET" ? READ_LIMIT : WRITE_LIMIT);
  rateLimiter().spend(visit.route, found?.id ?? addressOf(request), limit, Date.now());
  const person = authorize(found, spec.ask);
  assertSameOrigin(request, env().APP_URL);

  const result = await spec.handler({
    person,
    params: parsePart(spec.params, params, "path") as z.output<Params>,
    query: parsePart(spec.query, queryOf(request), "query") as z.output<Query>,
    body: (spec.body && (await readBody(request, spec.body))) as z.output<Body>,
    requestId,
    signal: request.signal,
  });
  if (spec.answer === null) return new Response(null, { status: 204 });
  return Response.json(await spec.answer.parseAsync(result), { status: spec.status ?? 200 });
}

/** @throws TallyError bad_request */
function parsePart(schema: z.ZodType | undefined, value: unknown, part: "path" | "query"): unknown {
  const parsed = schema?.safeParse(value);
  if (!parsed || parsed.success) return parsed?.data;
  throw new TallyError("bad_request", `Something in the ${part} does not fit.`, {
    fields: fieldProblems(parsed.error),
  });
}

const queryOf = (request: Request) => Object.fromEntries(new URL(request.url).searchParams);

/** Who is not signed in counts by address. It can be made up without a proxy in front; it gets a 401 anyway. */
const addressOf = (request: Request) =>
  request.headers.get("x-forwarded-for")?.split(",")[0]?.trim() || "unknown address";
