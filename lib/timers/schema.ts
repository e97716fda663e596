import { z } from "zod";
import { loginInput } from "@/lib/broadcasters/schema";
import { isStorable, NOT_STORABLE } from "@/lib/kernel/text";

const instant = z.iso.datetime();
const count = z.number().int().nonnegative();

/** Of a channel, at most. */
export const MOST_TIMERS = 100;

/** What of a timer is up to the channel. */
const settings = z.object({
  name: z
    .string()
    .refine(isStorable, NOT_STORABLE)
    .transform((name) =>
      name
        .replace(/[\s\p{Cc}]+/gu, " ")
        .trim()
        .normalize("NFC"),
    )
    .refine((name) => name !== "", "A timer has a name.")
    .refine((name) => [...name].length <= 50, "A name has at most 50 characters."),
  /** A template, as that of a command. */
  message: z
    .string()
    .max(2_000, "A message has at most 2,000 characters.")
    .refine((text) => text.trim() !== "", "A message says something.")
    .refine(isStorable, NOT_STORABLE),
  enabled: z.boolean(),
  everyMinutes: z
    .number("must be a number of minutes")
    .int("must be whole minutes")
    .min(1, "must be a minute or more")
    .max(1_440, "must be a day (1,440 minutes) at most"),
  /** Messages of others that are written in between, at least. Commands count; what moderation deals with does not. */
  minLines: z
    .number("must be a number of messages")
    .int("must be a whole number of messages")
    .min(0, "must be 0 or more")
    .max(10_000, "must be 10,000 at most"),
  onlineOnly: z.boolean(),
});

/** Why a timer is not said whatever the time, the first that holds. Null: nothing is in its way. */
export const timerHindrance = z.enum(["off", "not_read", "no_account", "offline"]).nullable();
export type TimerHindrance = z.infer<typeof timerHindrance>;

/** When a timer is said next. */
export const timerOutlook = z.object({
  hindrance: timerHindrance,
  /** Not before this, if nothing is in its way. */
  notBefore: instant,
  /** Messages that are still to be written by others. */
  linesMissing: count,
});
export type TimerOutlook = z.infer<typeof timerOutlook>;

/** Something that the bot says of itself, again and again. */
export const chatTimer = settings.extend({
  id: z.uuid(),
  channelId: z.string(),
  lastSaidAt: instant.nullable(),
  outlook: timerOutlook,
  createdAt: instant,
  updatedAt: instant,
  deletedAt: instant.nullable(),
  /** Grows with each change by people: what was changed meanwhile is not overwritten. */
  version: z.number().int().positive(),
});
export type ChatTimer = z.infer<typeof chatTimer>;

/** A new timer: what is left out is as most want it. */
export const newTimer = z.object({
  name: settings.shape.name,
  message: settings.shape.message,
  enabled: settings.shape.enabled.default(true),
  everyMinutes: settings.shape.everyMinutes.default(15),
  minLines: settings.shape.minLines.default(5),
  onlineOnly: settings.shape.onlineOnly.default(true),
});
export type NewTimer = z.output<typeof newTimer>;
export type NewTimerInput = z.input<typeof newTimer>;

/** What is left out stays. `version`: the one that was edited; another since then is a conflict. */
export const timerChange = settings.partial().extend({ version: z.number().int().positive().optional() });
export type TimerChange = z.output<typeof timerChange>;
export type TimerChangeInput = z.input<typeof timerChange>;

export const timersParams = z.object({ login: loginInput });
export const timerParams = z.object({ id: z.uuid("must be the id of a timer") });

/** All timers of a channel, by name. */
export const timerList = z.object({ items: z.array(chatTimer) });
export type TimerList = z.infer<typeof timerList>;

/** A message to be shown as it would be said now. */
export const timerPreviewInput = z.object({ message: settings.shape.message });
/** As it would be said now; "" when nothing would be. */
export const timerPreview = z.object({ text: z.string() });
export type TimerPreview = z.infer<typeof timerPreview>;

/** What became of "say it now": the id of what is to be said. */
export const timerSaid = z.object({ outgoingId: z.uuid() });
