import { type InfiniteData, infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { fetchJson } from "@/lib/http/client";
import type {
  Clip,
  ClipArchiveSettings,
  ClipArchiveStatus,
  ClipCollection,
  ClipCollectionInput,
  ClipCollectionList,
  ClipCollectionUpdate,
  ClipFacets,
  ClipFlagList,
  ClipList,
  ClipNeighbours,
  ClipShare,
  ClipStatistics,
  ClipsBulkInput,
  ClipUpdate,
  CollectionItemsChange,
  DoneCount,
  TakenClip,
} from "./schema";

export {
  moveClipsIn,
  neighboursIn,
  putClipInto,
  putClipsBack,
  removeClipsFrom,
  tagClipsIn,
} from "./core/edit-lists";

/**
 * What a list of clips is narrowed to and its order, by the names of the API's query: q, sort, creator, categoryId,
 * streamId, collectionId, tag, from, to, gone, removed. What is left out narrows nothing.
 */
export type ClipFilters = Readonly<Record<string, string>>;

export const clipKeys = {
  all: ["clips"],
  /** Every list, of whatever place. */
  lists: ["clips", "list"],
  /** `channel`: a login, or null for all channels. */
  list: (channel: string | null, filters: ClipFilters) => ["clips", "list", channel, filters],
  collected: (collectionId: string) => ["clips", "list", "collection", collectionId],
  clip: (id: string) => ["clips", "clip", id],
  neighbours: (id: string, asked: ClipFilters) => ["clips", "neighbours", id, asked],
  facets: (login: string) => ["clips", "facets", login],
  statistics: (login: string) => ["clips", "statistics", login],
  flags: (streamId: string) => ["clips", "flags", streamId],
  collections: (login: string, asked: { clipId?: string; removed?: true } = {}) => [
    ...["clips", "collections"],
    login,
    asked,
  ],
  collection: (id: string) => ["clips", "collection", id],
} as const;

/** Clips on one page of a list. */
export const CLIPS_PAGE_SIZE = 60;

type Path = `/api/v1/${string}`;
const clipsOf = (login: string): Path => `/api/v1/channels/${login}/clips`;

/** The clips of a channel (a login), or of all whose clips are archived (null), page by page. */
export const clipsQuery = (channel: string | null, filters: ClipFilters) =>
  infiniteQueryOptions({
    queryKey: clipKeys.list(channel, filters),
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }) => {
      const query = new URLSearchParams({ ...filters, limit: String(CLIPS_PAGE_SIZE) });
      if (pageParam) query.set("cursor", pageParam);
      const path: Path = channel === null ? "/api/v1/clips" : clipsOf(channel);
      return fetchJson<ClipList>(`${path}?${query}`, { signal });
    },
    getNextPageParam: (last) => last.next_cursor,
  });

/** What the server puts into the cache so that the first paint has the first page. */
export const firstClips = (page: ClipList): InfiniteData<ClipList, string | null> => ({
  pages: [page],
  pageParams: [null],
});

export const clipQuery = (id: string) =>
  queryOptions({
    queryKey: clipKeys.clip(id),
    queryFn: ({ signal }) => fetchJson<Clip>(`/api/v1/clips/${id}`, { signal }),
  });

/** What comes before and after a clip in a list; `asked` also holds channel, or collectionId with sort "collection". */
export const clipNeighboursQuery = (id: string, asked: ClipFilters) =>
  queryOptions({
    queryKey: clipKeys.neighbours(id, asked),
    queryFn: ({ signal }) => {
      const query = new URLSearchParams(asked);
      return fetchJson<ClipNeighbours>(`/api/v1/clips/${id}/neighbours?${query}`, { signal });
    },
  });

/** What a channel's clips can be narrowed to. */
export const clipFacetsQuery = (login: string) =>
  queryOptions({
    queryKey: clipKeys.facets(login),
    queryFn: ({ signal }) => fetchJson<ClipFacets>(`${clipsOf(login)}/facets`, { signal }),
  });

export const clipStatisticsQuery = (login: string) =>
  queryOptions({
    queryKey: clipKeys.statistics(login),
    queryFn: ({ signal }) => fetchJson<ClipStatistics>(`${clipsOf(login)}/statistics`, { signal }),
  });

/** A stream's most watched clips, in its order. */
export const clipFlagsQuery = (streamId: string) =>
  queryOptions({
    queryKey: clipKeys.flags(streamId),
    queryFn: ({ signal }) => fetchJson<ClipFlagList>(`/api/v1/clips/flags?streamId=${streamId}`, { signal }),
  });

/** Takes a clip of the channel in, by its id or its address at Twitch. */
export const postClip = (login: string, clip: string): Promise<TakenClip> =>
  fetchJson(clipsOf(login), { method: "POST", body: { clip } });

/** Changes what is given; `title` null: as on Twitch. */
export const patchClip = (id: string, change: ClipUpdate): Promise<Clip> =>
  fetchJson(`/api/v1/clips/${id}`, { method: "PATCH", body: change });

export const deleteClip = (id: string): Promise<void> =>
  fetchJson(`/api/v1/clips/${id}`, { method: "DELETE" });

export const restoreClip = (id: string): Promise<Clip> =>
  fetchJson(`/api/v1/clips/${id}/restore`, { method: "POST" });

/** The same for several clips (at most 200) of a channel. */
export const postClipsBulk = (login: string, bulk: ClipsBulkInput): Promise<DoneCount> =>
  fetchJson(`${clipsOf(login)}/bulk`, { method: "POST", body: bulk });

/** Gives a clip an address at which everybody sees it; one that has it keeps it. */
export const shareClip = (id: string): Promise<ClipShare> =>
  fetchJson(`/api/v1/clips/${id}/share`, { method: "POST" });

/** Takes the address away: links to it are dead at once. */
export const unshareClip = (id: string): Promise<void> =>
  fetchJson(`/api/v1/clips/${id}/share`, { method: "DELETE" });

/** A channel's collections; with `clipId` those too that hold it. */
export const clipCollectionsQuery = (login: string, asked: { clipId?: string; removed?: true } = {}) =>
  queryOptions({
    queryKey: clipKeys.collections(login, asked),
    queryFn: ({ signal }) => {
      const query = new URLSearchParams({
        ...(asked.clipId !== undefined && { clipId: asked.clipId }),
        ...(asked.removed && { removed: "true" }),
      });
      return fetchJson<ClipCollectionList>(`/api/v1/channels/${login}/clip-collections?${query}`, { signal });
    },
  });

export const clipCollectionQuery = (id: string) =>
  queryOptions({
    queryKey: clipKeys.collection(id),
    queryFn: ({ signal }) => fetchJson<ClipCollection>(`/api/v1/clip-collections/${id}`, { signal }),
  });

/** The clips of a collection in its own order, page by page. */
export const collectedClipsQuery = (id: string) =>
  infiniteQueryOptions({
    queryKey: clipKeys.collected(id),
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }) => {
      const query = new URLSearchParams({ limit: String(CLIPS_PAGE_SIZE) });
      if (pageParam) query.set("cursor", pageParam);
      return fetchJson<ClipList>(`/api/v1/clip-collections/${id}/clips?${query}`, { signal });
    },
    getNextPageParam: (last) => last.next_cursor,
  });

export const postClipCollection = (login: string, input: ClipCollectionInput): Promise<ClipCollection> =>
  fetchJson(`/api/v1/channels/${login}/clip-collections`, { method: "POST", body: input });

export const patchClipCollection = (id: string, change: ClipCollectionUpdate): Promise<ClipCollection> =>
  fetchJson(`/api/v1/clip-collections/${id}`, { method: "PATCH", body: change });

export const deleteClipCollection = (id: string): Promise<void> =>
  fetchJson(`/api/v1/clip-collections/${id}`, { method: "DELETE" });

export const restoreClipCollection = (id: string): Promise<ClipCollection> =>
  fetchJson(`/api/v1/clip-collections/${id}/restore`, { method: "POST" });

/** Adds, removes or moves clips (at most 200) of a collection. */
export const postCollectionItems = (id: string, change: CollectionItemsChange): Promise<ClipCollection> =>
  fetchJson(`/api/v1/clip-collections/${id}/clips`, { method: "POST", body: change });

export const clipArchiveKeys = {
  status: (login: string) => ["clips", "archive", login],
} as const;

const archivePath = (login: string): `/api/v1/${string}` => `/api/v1/channels/${login}/clips/archive`;

/** How a channel's archive stands. Fails with not_found when it is none of the person's. */
export const clipArchiveQuery = (login: string) =>
  queryOptions({
    queryKey: clipArchiveKeys.status(login),
    queryFn: ({ signal }) => fetchJson<ClipArchiveStatus>(archivePath(login), { signal }),
  });

/** Changes what is given of how a channel's clips are archived. */
export const putClipArchive = (login: string, settings: ClipArchiveSettings) =>
  fetchJson<ClipArchiveStatus>(archivePath(login), { method: "PUT", body: settings });

/** Has a channel's clips archived now. */
export const askClipArchive = (login: string) =>
  fetchJson<ClipArchiveStatus>(`${archivePath(login)}/ask`, { method: "POST" });
