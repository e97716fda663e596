import type { z } from "zod";
import type { Ask, Person } from "@/lib/auth/core/policy";
import { admit, answering, parsePart, queryOf, type RouteHandler } from "./admit";
import type { RouteParams } from "./core/route-name";
import type { Visit } from "./finish";
import type { RateLimit } from "./rate-limit";
import { readBody } from "./read-body";

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
  return answering((request, params, visit) => answer(spec, request, params, visit));
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
  const person = await admit(request, visit, spec);
  const result = await spec.handler({
    person,
    params: parsePart(spec.params, params, "path") as z.output<Params>,
    query: parsePart(spec.query, queryOf(request), "query") as z.output<Query>,
    body: (spec.body && (await readBody(request, spec.body))) as z.output<Body>,
    requestId: visit.requestId,
    signal: request.signal,
  });
  if (spec.answer === null) return new Response(null, { status: 204 });
  return Response.json(await spec.answer.parseAsync(result), { status: spec.status ?? 200 });
}
