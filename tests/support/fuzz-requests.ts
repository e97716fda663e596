import fc from "fast-check";
import { apiRoutes } from "@/app/api/openapi.json/routes";
import type { DescribedHandler, DescribedRoute } from "@/lib/http/admit";
import { arbitraryOf } from "./fuzz-arbitrary";
import { hostileText } from "./fuzz-values";

/** One route under attack. */
export interface Target {
  /** "GET /clips/{id}" */
  name: string;
  method: string;
  path: string;
  handler: DescribedHandler;
}

const METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE"] as const;

/** Every route of the API. */
export const targets: readonly Target[] = Object.entries(
  apiRoutes as Record<string, Partial<Record<(typeof METHODS)[number], DescribedHandler>>>,
).flatMap(([path, module]) =>
  METHODS.flatMap((method) => {
    const handler = module[method];
    return handler ? [{ name: `${method} ${path}`, method, path, handler }] : [];
  }),
);

/** What is sent, but by whom. */
export interface Attack {
  params: Record<string, string>;
  query: string;
  body: string | undefined;
  headers: Record<string, string>;
}

const asText = (value: unknown): string => {
  if (typeof value === "string") return value;
  try {
    return JSON.stringify(value) ?? "";
  } catch {
    return "";
  }
};

/** What addresses can carry is text that is well formed; bodies can carry more. */
const inAddress = (value: unknown): string => Buffer.from(asText(value)).toString().slice(0, 4_000);

const headers = fc.oneof(
  { arbitrary: fc.constant({ "content-type": "application/json" }), weight: 12 },
  {
    arbitrary: fc.constantFrom<Record<string, string>>(
      { "content-type": "text/plain" },
      { "content-type": "application/x-www-form-urlencoded" },
      { "content-type": "multipart/form-data; boundary=x" },
      { "content-type": "application/json", "idempotency-key": "one" },
      { "content-type": "application/json", "idempotency-key": "x".repeat(300) },
      { "content-type": "application/json", "if-match": '"x"' },
      { "content-type": "application/json", "if-none-match": "*", range: "bytes=9-1" },
      { "content-type": "application/json", "accept-language": "xx-\u00ff;q=9", "x-request-id": "<a>" },
    ),
    weight: 4,
  },
);

const brokenJson = fc.constantFrom(
  "",
  "{",
  '{"a":',
  "[1,",
  "\u0000",
  '"\\ud800"',
  "1e999",
  "nul",
  "[".repeat(20_000),
);

/** Requests to a route: what its schemas ask for and what they do not. */
export function attacksOn({ handler, path, method }: Target, ids: readonly string[]): fc.Arbitrary<Attack> {
  const { params, query, body }: DescribedRoute = handler.described;
  const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? "");
  const any = fc.oneof(fc.constantFrom(...ids), hostileText);
  const loose = fc.record(Object.fromEntries(names.map((name) => [name, any])));
  const bodies = fc.oneof(
    { arbitrary: arbitraryOf(body, ids).map((value) => JSON.stringify(value) ?? ""), weight: 6 },
    { arbitrary: brokenJson, weight: 1 },
  );
  return fc.record({
    params: fc
      .oneof({ arbitrary: arbitraryOf(params, ids), weight: 4 }, { arbitrary: loose, weight: 1 })
      .map((given) => textsOf(given, names)),
    query: fc
      .oneof(
        { arbitrary: arbitraryOf(query, ids), weight: 4 },
        { arbitrary: fc.dictionary(hostileText, hostileText, { maxKeys: 2 }), weight: 1 },
      )
      .map((given) => new URLSearchParams(entriesOf(given)).toString()),
    body: method === "GET" ? fc.constant(undefined) : bodies,
    headers,
  });
}

const entriesOf = (given: unknown): [string, string][] =>
  typeof given === "object" && given !== null
    ? Object.entries(given)
        .filter(([, value]) => value !== undefined)
        .map(([name, value]) => [inAddress(name), inAddress(value)])
    : [];

function textsOf(given: unknown, names: readonly string[]): Record<string, string> {
  const texts = new Map(entriesOf(given));
  return Object.fromEntries(names.map((name) => [name, texts.get(name) || "x"]));
}

/** The address of a request. */
export const addressOf = ({ path }: Target, { params, query }: Attack): string => {
  const filled = path.replace(/\{(\w+)\}/g, (_whole, name: string) =>
    encodeURIComponent(params[name] ?? "x"),
  );
  return `/api/v1${filled}${query && `?${query}`}`;
};
