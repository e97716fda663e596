import { z } from "zod";
import { broadcasterParams } from "@/lib/broadcasters/schema";
import { broadcasterRef } from "@/lib/events/schema";
import { cleanText } from "@/lib/kernel/clean-text";
import { isZone } from "./core/zones";

/** The ways in which a person is told. */
export const medium = z.enum(["in_app", "email", "push"]);
export type Medium = z.infer<typeof medium>;

/** A time of the day on the wall's clock: "22:00". */
const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, "must be a time of the day, like 22:00");

const word = z
  .string()
  .overwrite(cleanText)
  .trim()
  .min(1, "must not be empty")
  .max(100, "must have 100 characters at most");

/** When a stream is worth telling of. All that is set has to hold; of a list one is enough. Empty: always. */
export const rules = z
  .strictObject({
    categories: z
      .array(z.strictObject({ id: z.string().regex(/^\d{1,20}$/), name: word }))
      .max(50, "must be 50 categories at most"),
    /** The title holds one of them, whatever the case. */
    words: z.array(word).max(20, "must be 20 words at most"),
    /** A regular expression (RE2) that the title matches; empty: none. */
    pattern: z.string().overwrite(cleanText).max(200, "must have 200 characters at most"),
    /** Only the first of a broadcaster's streams in a day of the person's zone. */
    firstOfDay: z.boolean(),
    minViewers: z.number().int().min(1, "must be 1 or more").max(1_000_000).nullable(),
  })
  .partial()
  // What is emptied in a form is not set: without any rule a person is told without asking for them.
  .overwrite(onlySet);
export type Rules = z.infer<typeof rules>;

function onlySet<R extends object>(given: R): R {
  const set = Object.entries(given).filter(([, value]) =>
    Array.isArray(value) ? value.length > 0 : Boolean(value),
  );
  return Object.fromEntries(set) as R;
}

/** How a person wants to be told. */
export const preferences = z.object({
  banner: z.boolean(),
  inApp: z.boolean(),
  email: z.boolean(),
  push: z.boolean(),
  /** Also of a title or category that changes while a stream is on air. */
  changes: z.boolean(),
  /** IANA name, like "Europe/Berlin"; null while not known. */
  zone: z.string().nullable(),
  /** From the first up to the second, which may be on the next day. */
  quietHours: z.object({ from: timeOfDay, to: timeOfDay }).nullable(),
  /** Messages within an hour, of email and of push each; what is more is gathered. */
  hourlyLimit: z.number().int().min(1).max(60),
  rules,
  digest: z.enum(["off", "daily", "weekly"]),
  digestHour: z.number().int().min(0).max(23),
  /** 1 is Monday. */
  digestWeekday: z.number().int().min(1).max(7),
  version: z.number().int().nonnegative(),
});
export type Preferences = z.infer<typeof preferences>;

/** What differs for one broadcaster; null: as for all. */
export const broadcasterPreferences = z.object({
  inApp: z.boolean().nullable(),
  email: z.boolean().nullable(),
  push: z.boolean().nullable(),
  changes: z.boolean().nullable(),
  rules: rules.nullable(),
});
export type BroadcasterPreferences = z.infer<typeof broadcasterPreferences>;

/** Why something is not sent now. */
export const holdReason = z.enum(["quiet_hours", "limit"]);
/** Why something is not sent at all. */
export const skipReason = z.enum([
  "off", // this way is switched off for the broadcaster
  "muted",
  "category",
  "title",
  "not_first",
  "viewers",
  "seen", // read in the app before it was sent
  "ended", // the stream was over before it could be sent
  "no_address",
  "address_stopped",
  "no_device",
  "unsubscribed",
]);
export type SkipReason = z.infer<typeof skipReason>;

/** What there is to tell. */
export interface Occasion {
  kind: "live" | "changed";
  broadcasterId: string;
  title: string;
  categoryId: string;
  viewerCount: number;
  /** When it was announced. */
  at: Date;
}

/** What was before, of one person. */
export interface History {
  /** When messages went out, or are to go, within the last hour and later; gathered ones count once. */
  email: readonly Date[];
  push: readonly Date[];
  /** When the latest stream of this broadcaster before this one was announced; null: never. */
  lastAnnouncedAt: Date | null;
}

/** What the person can be reached by. */
export interface Reach {
  address: "verified" | "none" | "stopped";
  devices: number;
}

/** What is decided of one way. A way that is switched off for all is decided by no word at all: it is not in the list. */
export type Decision = { medium: Medium } & (
  | { do: "send" }
  | { do: "gather"; until: Date; reason: z.infer<typeof holdReason> }
  | { do: "skip"; reason: SkipReason }
);

/** How somebody is told who has never changed anything. */
export const DEFAULT_PREFERENCES: Preferences = {
  banner: true,
  inApp: true,
  email: false,
  push: false,
  changes: false,
  zone: null,
  quietHours: null,
  hourlyLimit: 5,
  rules: {},
  digest: "off",
  digestHour: 9,
  digestWeekday: 1,
  version: 0,
};

/** As `preferences`, and what nothing can be done with is refused: a zone that there is not, hours without length. */
const wanted = preferences.extend({
  zone: z.string().refine(isZone, "must be a time zone, like Europe/Berlin").nullable(),
  quietHours: z
    .object({ from: timeOfDay, to: timeOfDay })
    .refine(({ from, to }) => from !== to, {
      path: ["to"],
      message: "must not be when they begin: from 22:00 to 22:00 is never, or always",
    })
    .nullable(),
});

/** PATCH /api/v1/me/preferences: what is left out stays. `version`: the one that was edited; another since is a conflict. */
export const preferencesPatch = wanted.partial();
export type PreferencesPatch = z.output<typeof preferencesPatch>;

/** One broadcaster for whom something differs, or who is muted. */
export const broadcasterOverride = broadcasterPreferences.extend({
  broadcaster: broadcasterRef,
  muted: z.boolean(),
});
export type BroadcasterOverride = z.infer<typeof broadcasterOverride>;

/** What people edit of it: see `assertUnchanged`. */
export const editedOfOverride = ({ broadcaster: _, ...edited }: BroadcasterOverride) => edited;

/** GET /api/v1/me/preferences/broadcasters, by name. */
export const overrideList = z.object({ items: z.array(broadcasterOverride) });
export type OverrideList = z.infer<typeof overrideList>;

/** PUT /api/v1/following/{id}/preferences: what is left out is as for all. */
export const overrideInput = z.object({
  inApp: z.boolean().nullable().default(null),
  email: z.boolean().nullable().default(null),
  push: z.boolean().nullable().default(null),
  changes: z.boolean().nullable().default(null),
  rules: rules.nullable().default(null),
});
export const overrideParams = broadcasterParams;

/** GET /api/v1/me/preferences/categories: what those whom the person follows streamed lately, the most usual first. */
export const categoryList = z.object({ items: z.array(z.object({ id: z.string(), name: z.string() })) });
export type CategoryList = z.infer<typeof categoryList>;

const instant = z.iso.datetime();

/** What would have been decided of one way. */
const previewDecision = z.discriminatedUnion("do", [
  z.object({ medium, do: z.literal("send") }),
  z.object({ medium, do: z.literal("gather"), until: instant, reason: holdReason }),
  z.object({ medium, do: z.literal("skip"), reason: skipReason }),
]);

/** POST /api/v1/me/preferences/preview: preferences as they stand in a form, saved or not. */
export const previewInput = wanted.omit({ version: true });
export type PreviewInput = z.output<typeof previewInput>;

/** What was announced last of whom the person follows, newest first, and what would have come of it. */
export const preview = z.object({
  items: z.array(
    z.object({
      id: z.uuid(),
      kind: z.enum(["live", "changed"]),
      at: instant,
      broadcaster: broadcasterRef,
      title: z.string(),
      categoryName: z.string(),
      viewerCount: z.number().int().nonnegative(),
      /** Empty: told in no way at all. */
      decisions: z.array(previewDecision),
    }),
  ),
  /** Messages that would have gone out, gathered ones once. */
  messages: z.object({ email: z.number().int(), push: z.number().int() }),
});
export type Preview = z.infer<typeof preview>;
export type PreviewItem = Preview["items"][number];

/** Which mails a person wants no more of. */
export type EndOfMail = { what: "all" | "digest" } | { what: "broadcaster"; broadcasterId: string };

/** What a person wished of mail, as far as ending it changed that. */
export const mailWishes = z.object({
  email: preferences.shape.email.optional(),
  digest: preferences.shape.digest.optional(),
  broadcasters: z.array(z.object({ broadcasterId: z.string(), email: z.boolean().nullable() })),
});
export type MailWishes = z.infer<typeof mailWishes>;
