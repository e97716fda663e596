import type { z } from "zod";
import type { Ask, Person } from "@/lib/auth/core/policy";
import { admitAnyone, type DescribedHandler, describedRoute, parsePart } from "./admit";
import { infoOf, type OperationInfo } from "./core/operation";
import { type EditedOf, jsonAnswer } from "./json-answer";
import { parseQuery } from "./parse-query";
import type { RateLimit } from "./rate-limit";

/**
 * Makes a route of /api/v1 that only reads, and that is there for those too who are not signed in. Otherwise as
 * `route` makes them.
 */
export function openRoute<Params extends z.ZodType, Query extends z.ZodType, Answer extends z.ZodType>(
  spec: OperationInfo & {
    /** What the policy is asked of whoever comes; what they see of it, the service decides. */
    ask: Ask;
    params?: Params;
    query?: Query;
    answer: Answer;
    /** See `RouteSpec`. */
    etag?: EditedOf<z.output<Answer>>;
    rateLimit?: RateLimit;
    handler: (context: {
      /** Null: not signed in. */
      person: Person | null;
      params: z.output<Params>;
      query: z.output<Query>;
    }) => Promise<z.input<Answer>>;
  },
): DescribedHandler {
  const { params, query, answer } = spec;
  const described = {
    info: infoOf(spec),
    kind: "json",
    open: true,
    params,
    query,
    answer,
    etag: spec.etag !== undefined,
    statuses: [200],
  } as const;
  return describedRoute(described, async (request, params, visit) => {
    const person = await admitAnyone(request, visit, spec);
    const result = await spec.handler({
      person,
      params: parsePart(spec.params, params, "path") as z.output<Params>,
      query: parseQuery(spec.query, request) as z.output<Query>,
    });
    return jsonAnswer(request, spec.answer.parse(result), { edited: spec.etag });
  });
}
