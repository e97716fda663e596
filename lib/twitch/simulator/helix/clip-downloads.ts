import { HelixRefusal } from "./refusal";
import type { HelixAnswer, HelixRequest } from "./request";

const MOST_CLIPS = 10;

/**
 * Get Clips Download, for broadcasters themselves: nobody here edits another's channel. A clip that does not exist is
 * left out; Twitch's documentation says only that its id "is not valid".
 */
export function getClipDownloads({
  query,
  identity,
  world,
  clipFiles,
  publicUrl,
}: HelixRequest): HelixAnswer {
  const broadcasterId = required(query, "broadcaster_id");
  if (required(query, "editor_id") !== identity.userId) {
    throw new HelixRefusal(401, "The ID in editor_id must match the user ID in the access token.");
  }
  if (broadcasterId !== identity.userId) {
    throw new HelixRefusal(403, "The user is not an editor for the specified broadcaster.");
  }
  const ids = new Set(query.getAll("clip_id"));
  if (ids.size === 0 || ids.size > MOST_CLIPS || [...ids].some((id) => !/^[\w-]{1,200}$/.test(id))) {
    throw new HelixRefusal(400, "The ID in clip_id is not valid.");
  }
  const clips = [...ids].flatMap((id) => world.clips.find(id) ?? []);
  return {
    data: clips
      .filter((clip) => clip.broadcasterId === broadcasterId)
      .map(({ id, hasFile }) => ({
        clip_id: id,
        landscape_download_url: hasFile ? `${publicUrl}${clipFiles.pathOf(id)}` : null,
        portrait_download_url: null,
      })),
  };
}

function required(query: URLSearchParams, parameter: string): string {
  const value = query.get(parameter);
  if (value === null || value === "") {
    throw new HelixRefusal(400, `The ID in ${parameter} is not valid.`);
  }
  return value;
}
