import { streamPath } from "@/components/history/links";
import type { ClipsPlace } from "./place";
import { paramsOf } from "./place";

/** Where the pages of clips are. */
export const CLIPS_PATH = "/clips";
export const channelClipsPath = (login: string) => `/channels/${login}/clips`;
export const collectionPath = (id: string) => `/collections/${id}`;
export const studioClipsPath = (login: string) => `/studio/${login}/clips`;

/** A clip's page, which leads on through the list that it was opened from. */
export function clipPath(id: string, place?: ClipsPlace): string {
  const query = place ? paramsOf(place).toString() : "";
  return `${CLIPS_PATH}/${id}${query && `?${query}`}`;
}

/** The list that a clip was opened from, as it was. */
export function placePath({ shown, ...where }: ClipsPlace): string {
  const query = paramsOf({ shown }).toString();
  const path = where.collection
    ? collectionPath(where.collection)
    : where.channel
      ? channelClipsPath(where.channel)
      : CLIPS_PATH;
  return `${path}${query && `?${query}`}`;
}

/** The page of a clip's stream, with a mark at the second where the clip begins. */
export const momentPath = (login: string, streamId: string, second: number | null) =>
  `${streamPath(login, streamId)}${second === null ? "" : `?at=${second}`}`;
