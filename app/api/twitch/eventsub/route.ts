import { eventSubIntake } from "@/lib/eventsub";
import { answering } from "@/lib/http/admit";
import { assertGranted, rateLimiter } from "@/lib/http/rate-limit";
import { readBytes } from "@/lib/http/read-body";
import { TallyError } from "@/lib/kernel/errors";

const LARGEST_BODY = 1024 * 1024;
/** Only what is refused counts: Twitch, whose signatures are right, is never slowed down. */
const REFUSALS = { capacity: 300, refillMs: 60_000 };

/**
 * Where Twitch tells of events (EventSub's webhook). It comes without cookies and from another origin, and is let in on
 * purpose: the signature is the permission.
 */
export const POST = answering(async (request, _params, visit) => {
  if (Number(request.headers.get("content-length") ?? 0) > LARGEST_BODY) {
    throw new TallyError("too_large", "The body is too large: at most 1 MiB are read.");
  }
  const { status, challenge } = await eventSubIntake()(
    request.headers,
    await readBytes(request, LARGEST_BODY),
  );
  if (status === 403) assertGranted(rateLimiter().spend(visit.route, "refused", REFUSALS, Date.now()));
  if (challenge === undefined) return new Response(null, { status });
  const headers = { "content-type": "text/plain", "content-length": String(Buffer.byteLength(challenge)) };
  return new Response(challenge, { headers });
});
