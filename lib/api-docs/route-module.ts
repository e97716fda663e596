import type { DescribedHandler, DescribedRoute } from "@/lib/http/admit";

const METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE"] as const;
type Method = (typeof METHODS)[number];

/** What a route.ts of /api/v1 exports. HEAD is GET without the body, and is not described by itself. */
export type RouteModule = { readonly [M in Method | "HEAD"]?: DescribedHandler };

/** An operation of the API with where it is found. */
export interface ApiOperation {
  method: Method;
  /** With the names of its parameters: `/api/v1/clips/{id}`. */
  path: string;
  described: DescribedRoute;
}

/** The operations of route modules that are named by their path below /api/v1. */
export function operationsOf(modules: Readonly<Record<string, RouteModule>>): ApiOperation[] {
  return Object.entries(modules).flatMap(([path, routes]) =>
    METHODS.flatMap((method) => {
      const described = routes[method]?.described;
      return described ? [{ method, path: `/api/v1${path}`, described }] : [];
    }),
  );
}
