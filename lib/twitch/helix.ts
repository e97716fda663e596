import type { TwitchConfig } from "./config";
import { type Page, pagesOf } from "./core/pages";
import { parsePage } from "./core/parse-answer";
import type { Access, Get } from "./get";
import { addressOf } from "./transport";
import type { Write } from "./write";

export type HelixQuery = Record<string, string | readonly string[]>;

/** One Helix endpoint, as its file in endpoints/ declares it. */
export interface HelixEndpoint {
  /** For messages, in Twitch's own words: "Get Streams". */
  what: string;
  path: string;
}

export interface HelixPage extends Page<unknown> {
  /** ms since the epoch */
  sentAt: number;
  requests: number;
  /** The answer whole, for lists that tell more than their rows. */
  body: unknown;
}

export interface HelixCall {
  access: Access;
  query: HelixQuery;
  signal?: AbortSignal | undefined;
}

/** Something to be done by Twitch. */
export interface HelixDeed {
  access: Access;
  method: "POST" | "PATCH" | "DELETE";
  query?: HelixQuery;
  json?: unknown;
  signal?: AbortSignal | undefined;
}

/** Helix: the headers every call carries, and pages of rows as they came. */
export interface Helix {
  page(endpoint: HelixEndpoint, call: HelixCall): Promise<HelixPage>;
  /** All pages one after the other. @throws TwitchError malformed when they do not end */
  pages(endpoint: HelixEndpoint, call: HelixCall, maxPages: number): AsyncGenerator<HelixPage>;
  /** Sent once: see `Write`. Answers the body as it came. */
  write(endpoint: HelixEndpoint, deed: HelixDeed): Promise<unknown>;
}

export function createHelix({ apiUrl, clientId }: TwitchConfig, get: Get, write: Write): Helix {
  const headersFor = (token: string) => ({ authorization: `Bearer ${token}`, "client-id": clientId });

  const page: Helix["page"] = async ({ what, path }, { access, query, signal }) => {
    const url = addressOf(apiUrl, path, query);
    const { body, sentAt, requests } = await get({ what, url, access, headersFor, signal });
    return { ...parsePage(what, body), sentAt, requests, body };
  };

  return {
    page,
    pages: (endpoint, call, maxPages) =>
      pagesOf(endpoint.what, maxPages, (cursor) => {
        const query = cursor === undefined ? call.query : { ...call.query, after: cursor };
        return page(endpoint, { ...call, query });
      }),
    write: ({ what, path }, { query, ...deed }) =>
      write({ what, url: addressOf(apiUrl, path, query), headersFor, ...deed }),
  };
}
