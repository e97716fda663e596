import { type ClipsShown, shownFrom, shownParams } from "./shown-in-url";

/** A list of clips somewhere: of all channels, of one channel, or a collection. */
export interface ClipsPlace {
  /** A channel's login. */
  channel?: string;
  /** A collection's id. */
  collection?: string;
  shown: ClipsShown;
}

const LOGIN = /^\w{1,25}$/;
const ID = /^[0-9a-f-]{36}$/i;

/** What of an address names the list; an address that names none means all clips, the latest first. */
export function placeFrom(params: URLSearchParams): ClipsPlace {
  const channel = params.get("channel")?.toLowerCase() ?? "";
  const collection = params.get("collection") ?? "";
  return {
    ...(LOGIN.test(channel) && { channel }),
    ...(ID.test(collection) && { collection }),
    shown: shownFrom(params),
  };
}

export function paramsOf({ channel, collection, shown }: ClipsPlace): URLSearchParams {
  const given = {
    ...(channel && { channel }),
    ...(collection && { collection }),
    ...shownParams(shown),
  };
  return new URLSearchParams(Object.entries(given).filter(([, value]) => value !== ""));
}

/** The clips of one stream. */
export const streamPlace = (channel: string, streamId: string): ClipsPlace => ({
  channel,
  shown: shownFrom(new URLSearchParams({ stream: streamId })),
});
