import { z } from "zod";
import { unsubscribe } from "@/lib/deliveries";
import { env } from "@/lib/env/server";
import { answering, parsePart } from "@/lib/http/admit";
import { TallyError } from "@/lib/kernel/errors";

const params = z.object({ token: z.string().max(300) });
const tokenOf = (given: unknown) => (parsePart(params, given, "path") as z.output<typeof params>).token;

/**
 * One click in a mail program (RFC 8058) ends mails at once. It comes from the program's servers, without cookies and
 * from another origin, and is let in on purpose: the signature in the address is the permission.
 */
export const POST = answering(async (_request, given) => {
  const done = await unsubscribe(tokenOf(given));
  if (!done) throw new TallyError("not_found", "This link is not one of ours, or older than a year.");
  return new Response("Unsubscribed.\n", { headers: { "content-type": "text/plain; charset=utf-8" } });
});

/** For programs that only follow links: a person presses the button there. */
export const GET = answering(async (_request, given) => {
  const location = new URL(`/unsubscribe/${encodeURIComponent(tokenOf(given))}`, env().APP_URL).href;
  // Not Response.redirect: its headers cannot be added to, and every answer gets its request id.
  return new Response(null, { status: 303, headers: { location } });
});
