import type { Page } from "@playwright/test";
import createClient from "openapi-fetch";
import type { paths } from "./generated/api";

/**
 * The API as whoever is signed in on the page, by a client whose types are made from the description that this instance
 * gives of itself: `npm run check` makes them.
 */
export function apiOf(page: Page) {
  const baseUrl = process.env.E2E_APP_URL;
  if (!baseUrl) throw new Error("the global setup says where the app is");
  return createClient<paths>({ baseUrl, fetch: (request) => throughPage(page, request) });
}

/** With the page's cookies, and as its own scripts would ask. */
async function throughPage(page: Page, request: Request): Promise<Response> {
  const body = await request.text();
  const answer = await page.request.fetch(request.url, {
    method: request.method,
    headers: { ...Object.fromEntries(request.headers), "sec-fetch-site": "same-origin" },
    ...(body !== "" && { data: body }),
  });
  const status = answer.status();
  const isEmpty = status === 204 || status === 304;
  return new Response(isEmpty ? null : new Uint8Array(await answer.body()), {
    status,
    headers: answer.headers(),
  });
}
