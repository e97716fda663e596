import { createHash } from "node:crypto";
import { clipsInWindow, clipWindow } from "../core/clip-window";
import { type Clip, viewsAt } from "../core/invent-clips";
import { recordingsOf } from "../world/past-broadcasts";
import { pageOf } from "./paging";
import { HelixRefusal, malformed } from "./refusal";
import { type HelixAnswer, type HelixRequest, valuesOf } from "./request";
import { clipRow } from "./rows";

const FILTERS = ["id", "game_id", "broadcaster_id"] as const;

/**
 * Get Clips: those with these ids, or those of a channel and a window, the most watched first and no more than the cap.
 * There are none by category.
 */
export function getClips(request: HelixRequest): HelixAnswer {
  const { query, world, now } = request;
  const given = FILTERS.filter((name) => query.has(name));
  if (given.length === 0) {
    throw new HelixRefusal(400, "The id or game_id or broadcaster_id query parameter is required.");
  }
  if (given.length > 1) {
    throw new HelixRefusal(
      400,
      "The id, game_id, and broadcaster_id query parameters are mutually exclusive; you may specify only one of them.",
    );
  }
  if (query.has("game_id")) throw new HelixRefusal(400, "The simulator has no clips by game_id.");
  const broadcasterId = query.get("broadcaster_id");
  if (broadcasterId === null) {
    const clips = valuesOf(query, "id").flatMap((id) => world.clips.find(id) ?? []);
    return answer(request, page(request, clips, "clips by id"));
  }
  const window = windowOf(request);
  const featured = query.get("is_featured");
  const all = world.clips.of(broadcasterId);
  const wanted = featured === null ? all : all.filter((clip) => String(clip.featured) === featured);
  const told = clipsInWindow(wanted, window, (clip) => viewsAt(clip, now), world.clips.cap);
  const list = `clips ${broadcasterId} ${window?.from} ${window?.to}`;
  return answer(request, page(request, told, list));
}

/** Create Clip: only of who is live. Nothing is filmed; the same moment of a stream is the same clip. */
export function createClip({ query, world, now, identity }: HelixRequest): HelixAnswer {
  const broadcasterId = query.get("broadcaster_id");
  if (broadcasterId === null || broadcasterId === "")
    throw new HelixRefusal(400, 'Missing required parameter "broadcaster_id"');
  const member = world.findById(broadcasterId);
  if (!member) throw new HelixRefusal(400, "The ID in broadcaster_id was not found.");
  if (!member.live) throw new HelixRefusal(404, "Clipping is not possible for an offline channel.");
  const id = `Simulated${createHash("sha256").update(`${broadcasterId} ${now}`).digest("hex").slice(0, 12)}`;
  const creator = world.findById(identity.userId ?? "")?.account;
  world.clips.make(broadcasterId, { id, creator, title: member.live.title });
  return { data: [{ id, edit_url: `https://www.twitch.tv/${member.account.login}/clip/${id}` }] };
}

function page({ query, faults }: HelixRequest, clips: readonly Clip[], list: string) {
  return pageOf(clips, list, query, faults);
}

function answer(
  { world, now, publicUrl }: HelixRequest,
  { items, pagination }: ReturnType<typeof pageOf<Clip>>,
): HelixAnswer {
  const recorded = new Map<string, ReadonlySet<string>>();
  const data = items.flatMap((clip) => {
    const member = world.findById(clip.broadcasterId);
    if (!member) return [];
    const { id } = member.account;
    const streams =
      recorded.get(id) ?? new Set(recordingsOf(world, member, now).map(({ streamId }) => streamId));
    recorded.set(id, streams);
    return [clipRow(clip, member, streams.has(clip.streamId), now, publicUrl)];
  });
  return { data, pagination };
}

function windowOf({ query, world }: HelixRequest) {
  try {
    return clipWindow(query.get("started_at"), query.get("ended_at"), world.clips.ignoresSeconds);
  } catch {
    throw malformed("started_at", "the value must be a time in RFC3339 format");
  }
}
