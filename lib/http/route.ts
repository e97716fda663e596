import type { z } from "zod";
import type { Ask, Person } from "@/lib/auth/core/policy";
import { TallyError } from "@/lib/kernel/errors";
import { admit, type DescribedHandler, type DescribedRoute, describedRoute, parsePart } from "./admit";
import { infoOf, isReading, type OperationInfo } from "./core/operation";
import type { RouteParams } from "./core/route-name";
import type { Visit } from "./finish";
import { idempotencyKeyOf, onceFor } from "./idempotency";
import { type EditedOf, jsonAnswer } from "./json-answer";
import { parseQuery } from "./parse-query";
import type { RateLimit } from "./rate-limit";
import { parseBody, readText } from "./read-body";
import { expecting } from "./unchanged";

type Success = 200 | 201 | 202;

/** What a route's handler is given. */
interface RouteContext<Params extends z.ZodType, Query extends z.ZodType, Body extends z.ZodType> {
  person: Person;
  params: z.output<Params>;
  query: z.output<Query>;
  body: z.output<Body>;
  requestId: string;
  signal: AbortSignal;
}

export interface RouteSpec<
  Params extends z.ZodType,
  Query extends z.ZodType,
  Body extends z.ZodType,
  Answer extends z.ZodType,
> extends OperationInfo {
  /** What the policy is asked. Everything in the API needs a person. */
  ask: (person: Person) => Ask;
  params?: Params;
  query?: Query;
  body?: Body;
  /** Bytes of the body that are read at most; 64 KiB when left out. */
  largestBody?: number;
  /** What goes out, and nothing else: what the schema does not name stays inside. Null: an empty 204. */
  answer: Answer | null;
  /** Of a success with a body, by the answer where that tells it; 200 when left out. */
  status?: Success | ((answer: z.output<Answer>) => Success);
  /** What `status` may say, where it is a function. */
  statuses?: readonly Success[];
  /**
   * What people edit of the answer, by which they say that nobody else did meanwhile: it makes the answer's ETag. A
   * version, where there is one.
   */
  etag?: EditedOf<z.output<Answer>>;
  /** Whether a change heeds If-Match: its service calls `assertUnchanged`. */
  ifMatch?: true;
  /** READ_LIMIT for GET and WRITE_LIMIT for the rest when left out. */
  rateLimit?: RateLimit;
  handler: (
    context: RouteContext<Params, Query, Body>,
  ) => Promise<z.input<Answer> | undefined> | Promise<void>;
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
>(spec: RouteSpec<Params, Query, Body, Answer>): DescribedHandler {
  return describedRoute(describe(spec), (request, params, visit) => answer(spec, request, params, visit));
}

function describe<
  Params extends z.ZodType,
  Query extends z.ZodType,
  Body extends z.ZodType,
  Answer extends z.ZodType,
>(spec: RouteSpec<Params, Query, Body, Answer>): DescribedRoute {
  const { params, query, body, largestBody, answer, status } = spec;
  const usual = typeof status === "function" ? [200, 201] : [status ?? 200];
  const statuses = answer === null ? [204] : (spec.statuses ?? usual);
  const shapes = { params, query, body, largestBody, answer };
  const conditions = { etag: spec.etag !== undefined, ifMatch: spec.ifMatch === true };
  return { info: infoOf(spec), kind: "json", open: false, ...shapes, ...conditions, statuses };
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
  const key = request.method === "POST" ? idempotencyKeyOf(request.headers) : null;
  const given = {
    person,
    params: parsePart(spec.params, params, "path") as z.output<Params>,
    query: parseQuery(spec.query, request) as z.output<Query>,
    requestId: visit.requestId,
  };
  const text = spec.body || key !== null ? await readText(request, spec.largestBody) : "";
  const body = (spec.body && (await parseBody(request, text, spec.body))) as z.output<Body>;
  const work = () =>
    carryOut(spec, request, {
      ...given,
      body,
      // Made when it is asked for, which few do.
      get signal() {
        return request.signal;
      },
    });
  if (key === null) return work();
  const caller = { personId: person.id, callerId: visit.keyId ?? person.id, route: visit.route };
  return onceFor({ ...caller, key, request, body: text }, work);
}

async function carryOut<
  Params extends z.ZodType,
  Query extends z.ZodType,
  Body extends z.ZodType,
  Answer extends z.ZodType,
>(
  spec: RouteSpec<Params, Query, Body, Answer>,
  request: Request,
  context: RouteContext<Params, Query, Body>,
): Promise<Response> {
  const ifMatch = isReading(request.method) ? null : request.headers.get("if-match");
  if (ifMatch !== null && !spec.ifMatch) throw notConditional();
  const result = await expecting(ifMatch, async () => spec.handler(context));
  if (spec.answer === null) return new Response(null, { status: 204 });
  const body = spec.answer.parse(result);
  const status = typeof spec.status === "function" ? spec.status(body) : (spec.status ?? 200);
  return jsonAnswer(request, body, { status, edited: spec.etag });
}

const notConditional = () =>
  new TallyError("bad_request", "This does not heed If-Match: ask without it.", {
    fields: [{ field: "If-Match", message: "must not be sent with this" }],
  });
