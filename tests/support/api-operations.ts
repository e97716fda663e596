import { apiRoutes } from "@/app/api/openapi.json/routes";
import type { DescribedHandler } from "@/lib/http/admit";

/** An operation of the API, to be called. */
export interface Operation {
  id: string;
  method: string;
  /** With the names of its parameters: `/api/v1/clips/{id}`. */
  path: string;
  handler: DescribedHandler;
}

const METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE"] as const;

/** All there are. */
export const operations: readonly Operation[] = Object.entries(apiRoutes).flatMap(([path, module]) =>
  METHODS.flatMap((method) => {
    const handler = module[method];
    const id = handler?.described.info?.operation;
    return handler && id ? [{ id, method, path: `/api/v1${path}`, handler }] : [];
  }),
);

/** @throws Error when there is none of that name */
export function operationOf(id: string): Operation {
  const found = operations.find((one) => one.id === id);
  if (!found) throw new Error(`The API has no operation ${id}.`);
  return found;
}

/** The path with these in the places of its parameters. */
export const pathWith = (path: string, params: Readonly<Record<string, string>>): string =>
  path.replace(/\{(\w+)\}/g, (_whole, name: string) => encodeURIComponent(params[name] ?? ""));
