import { z } from "zod";
import { loginInput } from "@/lib/broadcasters/schema";
import { broadcasterRef } from "@/lib/events/schema";
import { paging, period } from "@/lib/http/core/paging";
import { isStorable, NOT_STORABLE } from "@/lib/kernel/text";

const instant = z.iso.datetime();
const count = z.number().int().nonnegative();

export const clipFileKind = z.enum(["thumbnail", "video"]);
export type ClipFileKind = z.infer<typeof clipFileKind>;

/** A clip as pages and the API show it. */
export const clip = z.object({
  id: z.uuid(),
  twitchId: z.string(),
  broadcaster: broadcasterRef,
  creator: z.object({ id: z.string(), name: z.string() }),
  /** The channel's own, else Twitch's. */
  title: z.string(),
  /** Twitch's, where the channel has one of its own. */
  originalTitle: z.string().nullable(),
  tags: z.array(z.string()),
  /** Its name is empty as long as Twitch has not told it. */
  category: z.object({ id: z.string(), name: z.string() }).nullable(),
  language: z.string(),
  views: count,
  durationMs: count,
  createdAt: instant,
  featured: z.boolean(),
  /** Where it is shown: kept here, else Twitch's; null when there is none. */
  thumbnailUrl: z.string().nullable(),
  /** Of the file that is kept here, by ranges; null: none is. */
  videoUrl: z.string().nullable(),
  /** For an iframe, as long as Twitch has it. */
  embedUrl: z.string().nullable(),
  twitchUrl: z.string(),
  /** The stream it is of, and the second of it where it begins. */
  stream: z
    .object({ id: z.uuid(), title: z.string(), startedAt: instant, offsetSeconds: count.nullable() })
    .nullable(),
  goneAt: instant.nullable(),
  deletedAt: instant.nullable(),
  /** Of the page that shows it to whoever has the address; null: there is none, or it is not theirs to share. */
  sharePath: z.string().nullable(),
});
export type Clip = z.infer<typeof clip>;

/** What people edit of it: see `assertUnchanged`. */
export const editedOfClip = ({ title, tags, deletedAt }: Clip) => [title, tags, deletedAt];

/** More are not counted: `total` is then this, and there are so many or more. */
export const MOST_COUNTED = 20_000;
export const clipList = z.object({ items: z.array(clip), next_cursor: z.string().nullable(), total: count });
export type ClipList = z.infer<typeof clipList>;

export const clipSort = z.enum(["created", "views", "duration"]);
export type ClipSort = z.infer<typeof clipSort>;

/** Which clips, in which order: the latest, the most watched or the longest first. */
export const clipsQuery = z.object({
  /** Beginnings of words of title, creator or tags; all must be found. */
  q: z.string().trim().toLowerCase().max(100).refine(isStorable, NOT_STORABLE).default(""),
  channel: loginInput.optional(),
  sort: clipSort.default("created"),
  /** Their id or name. */
  creator: z.string().trim().toLowerCase().max(50).refine(isStorable, NOT_STORABLE).default(""),
  categoryId: z.string().max(50).refine(isStorable, NOT_STORABLE).optional(),
  streamId: z.uuid().optional(),
  collectionId: z.uuid().optional(),
  tag: z.string().trim().toLowerCase().max(30).refine(isStorable, NOT_STORABLE).optional(),
  ...period,
  /** Those that Twitch has no longer, or all. */
  gone: z.stringbool().default(false),
  /** Those that were removed, in place of those that were not; the channel's own only. */
  removed: z.stringbool().default(false),
  ...paging(),
});
export type ClipsQuery = z.output<typeof clipsQuery>;

/** Which list of clips, or the collection `collectionId` in its own order. */
export const clipNeighboursQuery = clipsQuery
  .omit({ cursor: true, limit: true })
  .extend({ sort: z.enum([...clipSort.options, "collection"]).default("created") })
  .refine(({ sort, collectionId }) => sort !== "collection" || collectionId !== undefined, {
    path: ["collectionId"],
    message: 'must be given with the order "collection"',
  });
export type ClipNeighboursQuery = z.output<typeof clipNeighboursQuery>;

const neighbour = z.object({ id: z.uuid(), title: z.string() });
/** Where a clip stands in a list: which come before and after it. */
export const clipNeighbours = z.object({
  /** The clip itself is in the list. */
  listed: z.boolean(),
  previous: neighbour.nullable(),
  next: neighbour.nullable(),
});
export type ClipNeighbours = z.infer<typeof clipNeighbours>;

/** GET /api/v1/channels/{login}/clips/export */
export const clipsExportQuery = clipsQuery
  .omit({ channel: true, sort: true, collectionId: true, cursor: true, limit: true })
  .extend({ format: z.enum(["csv", "ndjson"]).default("csv") });
export type ClipsExportQuery = z.output<typeof clipsExportQuery>;

/** What stands in the paths of what belongs to a channel. */
export const clipChannelParams = z.object({ login: loginInput });

/** Takes a clip into the archive by its id or its address at Twitch. */
export const clipInput = z.object({
  clip: z.string().trim().min(1, "must be a clip's id or address").max(300),
});

/** On one line, and without what nobody sees. */
const isLine = (text: string): boolean => !/\p{Cc}/u.test(text);
const NO_LINE = "must not contain line breaks or other control characters";

const tag = z
  .string()
  .trim()
  .toLowerCase()
  .min(1, "must not be empty")
  .max(30, "must be at most 30 characters")
  .refine(isLine, NO_LINE)
  .transform((text) => text.replaceAll(/\s+/gu, " "));
/** As many tags as a clip has at most. */
export const MOST_TAGS = 20;
const tags = z
  .array(tag)
  .max(MOST_TAGS, `must be at most ${MOST_TAGS} tags`)
  .transform((all) => [...new Set(all)]);

/** What of a clip its channel may change; what is left out stays. */
export const clipUpdate = z
  .object({
    /** Null: as on Twitch. */
    title: z
      .string()
      .trim()
      .min(1, "must not be empty")
      .max(140, "must be at most 140 characters")
      .refine(isLine, NO_LINE)
      .nullable(),
    tags,
    removed: z.boolean(),
  })
  .partial();
export type ClipUpdate = z.output<typeof clipUpdate>;

/** As many clips as can be changed at once. */
export const MOST_AT_ONCE = 200;
const clipIds = z
  .array(z.uuid())
  .min(1, "must not be empty")
  .max(MOST_AT_ONCE, `must be at most ${MOST_AT_ONCE} clips`);

/** The same for several clips of a channel. Tags are added or taken away; what is so already counts as done. */
export const clipsBulk = z.discriminatedUnion("action", [
  z.object({ action: z.enum(["remove", "restore"]), ids: clipIds }),
  z.object({ action: z.enum(["tag", "untag"]), ids: clipIds, tags }),
]);
export type ClipsBulk = z.output<typeof clipsBulk>;
export type ClipsBulkInput = z.input<typeof clipsBulk>;
/** Of how many it is now so: ids that are none of the channel's are left out. */
export const doneCount = z.object({ done: count });
export type DoneCount = z.infer<typeof doneCount>;

/** A clip that was taken in; `known`: it was there before, perhaps removed (`deletedAt`). */
export const takenClip = clip.extend({ known: z.boolean() });
export type TakenClip = z.infer<typeof takenClip>;

export const clipParams = z.object({ id: z.uuid() });
export const twitchClipParams = z.object({
  id: z.string().regex(/^[\w-]{1,200}$/, "must be the id of a clip"),
});

export const clipShare = z.object({ sharePath: z.string() });
export type ClipShare = z.infer<typeof clipShare>;

const keptFiles = z.object({ files: count, bytes: count });

/** How a channel's archive stands. */
export const clipArchiveStatus = z.object({
  enabled: z.boolean(),
  /** Clips that are known, without those that were removed. */
  clips: count,
  gone: count,
  nextAt: instant.nullable(),
  leased: z.boolean(),
  lastError: z.string().nullable(),
  /** Of the past. `share` is the part of the time that was read whole, 0 to 1; null: not begun. */
  backfill: z.object({
    share: z.number().min(0).max(1).nullable(),
    windows: z.object({ todo: count, done: count, capped: count }),
    beganAt: instant.nullable(),
    endedAt: instant.nullable(),
  }),
  keepThumbnails: z.boolean(),
  keepVideos: z.boolean(),
  quotaMb: z.number().int(),
  retentionDays: z.number().int().nullable(),
  keptBytes: count,
  files: z.object({ kept: count, wanted: count, waiting: count, failed: count }),
  /** What is kept of each kind, and how much of it there is. */
  kept: z.object({ thumbnail: keptFiles, video: keptFiles }),
  /** What the owner has not allowed on Twitch and keeping videos needs. */
  missingScopes: z.array(z.string()),
});
export type ClipArchiveStatus = z.infer<typeof clipArchiveStatus>;

/** What people edit of it: see `assertUnchanged`. */
export const editedOfArchive = (
  archive: Pick<ClipArchiveStatus, "enabled" | "keepThumbnails" | "keepVideos" | "quotaMb" | "retentionDays">,
) => [
  ...[archive.enabled, archive.keepThumbnails, archive.keepVideos],
  ...[archive.quotaMb, archive.retentionDays],
];

export const clipArchiveSettings = z
  .object({
    enabled: z.boolean(),
    keepThumbnails: z.boolean(),
    keepVideos: z.boolean(),
    quotaMb: z.number().int().min(0, "must be 0 or more").max(10_000_000),
    retentionDays: z.number().int().min(1, "must be at least 1 day").max(3650).nullable(),
  })
  .partial();
export type ClipArchiveSettings = z.output<typeof clipArchiveSettings>;

const counted = z.object({ id: z.string(), name: z.string(), clips: count });

/** What a channel's clips can be narrowed to: at most 50 of each, those with the most clips first. */
export const clipFacets = z.object({
  creators: z.array(counted),
  categories: z.array(counted),
  tags: z.array(z.object({ tag: z.string(), clips: count })),
});
export type ClipFacets = z.infer<typeof clipFacets>;

/** Figures of a channel's clips that were not removed. */
export const clipStatistics = z.object({
  clips: count,
  views: count,
  gone: count,
  creators: count,
  /** Together, in ms. */
  durationMs: count,
  firstAt: instant.nullable(),
  lastAt: instant.nullable(),
  /** Those with the most clips first, at most 10. */
  topCreators: z.array(counted.extend({ views: count })),
  /** By month of UTC ("2026-11"), the earliest first; months without clips are left out. */
  months: z.array(z.object({ month: z.string(), clips: count, views: count })),
});
export type ClipStatistics = z.infer<typeof clipStatistics>;

/** Clips that a channel put together. */
export const clipCollection = z.object({
  id: z.uuid(),
  broadcaster: broadcasterRef,
  name: z.string(),
  description: z.string(),
  public: z.boolean(),
  /** Without those that were removed. */
  clips: count,
  /** A picture of its first clip that has one. */
  coverUrl: z.string().nullable(),
  changedAt: instant,
  deletedAt: instant.nullable(),
});
export type ClipCollection = z.infer<typeof clipCollection>;

/** What people edit of it: see `assertUnchanged`. */
export const editedOfCollection = ({ name, description, public: isPublic, deletedAt }: ClipCollection) => [
  ...[name, description, isPublic, deletedAt],
];

/** A channel's collections, the latest changed first; `holding` are those that a clip that was asked about is in. */
export const clipCollectionList = z.object({
  items: z.array(clipCollection),
  holding: z.array(z.uuid()),
});
export type ClipCollectionList = z.infer<typeof clipCollectionList>;

export const clipCollectionsQuery = z.object({
  clipId: z.uuid().optional(),
  /** Those that were removed, in place of those that were not; the channel's own only. */
  removed: z.stringbool().default(false),
});
export type ClipCollectionsQuery = z.output<typeof clipCollectionsQuery>;

/** As many clips as a collection has at most. */
export const MOST_COLLECTED = 1_000;
/** As many collections as a channel has at most. */
export const MOST_COLLECTIONS = 200;

const collectionName = z
  .string()
  .trim()
  .min(1, "must not be empty")
  .max(100, "must be at most 100 characters")
  .refine(isLine, NO_LINE);
const collectionDescription = z
  .string()
  .trim()
  .max(500, "must be at most 500 characters")
  .refine(isStorable, NOT_STORABLE);

export const clipCollectionInput = z.object({
  name: collectionName,
  description: collectionDescription.default(""),
  public: z.boolean().default(false),
});
export type ClipCollectionInput = z.input<typeof clipCollectionInput>;
export type NewClipCollection = z.output<typeof clipCollectionInput>;

/** What is left out stays. */
export const clipCollectionUpdate = z
  .object({ name: collectionName, description: collectionDescription, public: z.boolean() })
  .partial();
export type ClipCollectionUpdate = z.output<typeof clipCollectionUpdate>;

/**
 * Changes which clips a collection has, or their order. What is added comes to the end; what is moved stands, in the
 * order given, before the clip `before`, or at the end where that is null.
 */
export const collectionItemsChange = z.discriminatedUnion("action", [
  z.object({ action: z.enum(["add", "remove"]), ids: clipIds }),
  z.object({ action: z.literal("move"), ids: clipIds, before: z.uuid().nullable() }),
]);
export type CollectionItemsChange = z.output<typeof collectionItemsChange>;

export const collectionClipsQuery = z.object({
  ...paging(),
});
export type CollectionClipsQuery = z.output<typeof collectionClipsQuery>;

/** A clip on the timeline of its stream. */
export const clipFlag = clip
  .pick({ id: true, title: true, views: true, durationMs: true, createdAt: true, thumbnailUrl: true })
  .extend({
    creatorName: z.string(),
    offsetSeconds: count,
  });
export type ClipFlag = z.infer<typeof clipFlag>;

/** A stream's most watched clips, at most 200, in the order of the stream. */
export const clipFlagList = z.object({ items: z.array(clipFlag) });
export type ClipFlagList = z.infer<typeof clipFlagList>;
export const clipFlagsQuery = z.object({ streamId: z.uuid() });
