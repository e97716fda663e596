import { z } from "zod";
import type { PublicKind } from "./public";
import { broadcasterRef, detection, liveStream, targetStream, watchedTarget } from "./schema";

const instant = z.iso.datetime().describe("A time, ISO 8601 in UTC.");
const twitchId = z.string().describe("A user's id at Twitch.");
const channelId = z.string().describe("The channel's user id at Twitch.");
const ownId = z.uuid().describe("An id of this instance.");
const count = z.number().int().nonnegative();
const twitchIds = z.array(twitchId);

const broadcaster = broadcasterRef.describe("Who streams. Ids and names are Twitch's.");
const stream = liveStream.describe("The stream as it is now.");
const noticed = detection.describe(
  "Who told (a poll, EventSub, the bot or a program), when, and how many milliseconds after the stream's start (null: that says nothing).",
);
const targets = z.array(watchedTarget).describe("The watched categories and broadcasters that it is about.");
const people = z
  .object({ granted: twitchIds, revoked: twitchIds, changed: twitchIds })
  .nullable()
  .describe("Who, by user id. Null for subscribers: who pays for a channel is its owner's to know.");

/**
 * What leaves this instance, for each kind: fields that are not named here are left out when an event goes out. The
 * texts stand in the manual and in the JSON Schemas; `lib/i18n/problems/events-de` has their German.
 */
export const publicData = {
  "stream.online": z
    .object({
      change: z
        .enum(["went_live", "restarted", "reopened"])
        .describe(
          "went_live: it began. restarted: another stream took the place of the last one at once. reopened: the last one was not over after all.",
        ),
      broadcaster,
      stream,
      detection: noticed,
      continues: z
        .string()
        .optional()
        .describe("The stream whose show it goes on with. Not there where it begins a show."),
    })
    .describe("A stream of somebody whom people here follow began."),
  "stream.offline": z
    .object({
      broadcaster,
      streamId: z.string().describe("The stream's id at Twitch."),
      startedAt: instant,
      endedAt: instant.describe("When it was last seen: earlier than when we became sure."),
      detection: noticed,
    })
    .describe("A stream ended."),
  "stream.updated": z
    .object({
      broadcaster,
      stream,
      changed: z.array(z.enum(["title", "category"])).describe("What is another than before."),
      detection: noticed,
    })
    .describe("A stream's title or category changed."),
  "stream.viewers": z
    .object({
      counts: z.array(z.tuple([z.string(), count])).describe("Pairs: user id of who streams, viewers."),
    })
    .describe("New viewer counts, of many streams at once."),
  "target.started": z
    .object({
      targets,
      stream: targetStream.describe("The stream as the list of its category shows it."),
      detection: noticed,
    })
    .describe(
      "A stream in a watched category began, of somebody whom nobody here follows (for all others stream.online tells it).",
    ),
  "target.ended": z
    .object({
      targets,
      streamId: z.string().describe("The stream's id at Twitch."),
      userId: twitchId,
      userLogin: z.string().describe("A user's login at Twitch."),
      startedAt: instant,
      endedAt: instant.describe("When it was last seen there."),
    })
    .describe("A stream is over, or in no watched category any more."),
  "chat.message": z
    .object({
      channelId,
      messageId: z.string().describe("The message's id at Twitch."),
      author: z
        .object({ id: z.string(), login: z.string(), displayName: z.string() })
        .describe("Who wrote it."),
      text: z.string().describe("What was written, as Twitch has it."),
      sentAt: instant,
    })
    .describe(
      "Somebody wrote in a connected channel. Only for who chose this kind: it is personal data, and much.",
    ),
  "viewer.arrived": z
    .object({ channelId, twitchId, login: z.string().describe("A user's login at Twitch."), at: instant })
    .describe(
      "Somebody was seen in a connected channel for the first time. Only for who chose this kind: it is personal data.",
    ),
  "command.executed": z
    .object({
      channelId,
      commandId: ownId,
      name: z.string().describe("The command's name, without the sign before it."),
      source: z.enum(["chat", "api"]).describe("Whether somebody wrote it or a program asked for it."),
    })
    .describe("The bot answered a command."),
  "moderation.changed": z
    .object({
      channelId,
      id: ownId,
      state: z.enum(["queued", "done", "failed", "undone"]).describe("What became of it."),
    })
    .describe("Something is to be done about a message, was done, could not be done, or was undone."),
  "outgoing.changed": z
    .object({
      channelId,
      id: ownId,
      state: z
        .enum(["queued", "sent", "dropped", "unknown"])
        .describe("What became of it. unknown: Twitch did not say whether it took it."),
    })
    .describe("The bot is to say something, or what became of that."),
  "clips.found": z
    .object({
      channelId,
      clips: z
        .array(
          z.object({
            id: ownId,
            twitchId: z.string().describe("The clip's id at Twitch."),
            title: z.string(),
            createdAt: instant,
          }),
        )
        .describe("At most 100."),
      backfill: z.boolean().describe("They are of the past: an archive is being filled."),
    })
    .describe("Clips that were not known before."),
  "clip.changed": z
    .object({
      channelId,
      clipId: ownId.nullable().describe("An id of this instance. Null: many clips."),
      change: z
        .enum(["updated", "deleted", "restored", "gone", "back", "file"])
        .describe(
          "deleted, restored: here. gone, back: at Twitch. file: its video was kept, or is no longer.",
        ),
    })
    .describe("What is known of a clip, or kept of it, is another."),
  "roles.changed": z
    .object({
      channelId,
      role: z.enum(["subscriber", "vip", "moderator"]),
      counts: z
        .object({ granted: count, revoked: count, changed: count })
        .describe("How many gained it, lost it, or have another tier of it."),
      people,
    })
    .describe("People gained or lost a role in a channel. At most 1,000 people in one event."),
  "roles.synced": z
    .object({
      channelId,
      runId: ownId,
      source: z.string().describe("What the sync was made for."),
      state: z
        .enum(["running", "succeeded", "partial", "failed", "abandoned"])
        .describe("What became of it."),
    })
    .describe("A sync of a channel's roles began or ended."),
  "channel.changed": z
    .object({
      channelId,
      change: z
        .enum(["connected", "left", "settings", "reading"])
        .describe("reading: the bot began or ended to read its chat."),
    })
    .describe("A channel was connected or left, or is set up otherwise."),
  "job.run": z
    .object({
      runId: ownId,
      jobId: z.string().describe("The job's name."),
      status: z
        .enum(["queued", "running", "succeeded", "failed", "cancelled", "expired", "abandoned"])
        .describe("What became of it."),
    })
    .describe("A run of a job was asked for, began or ended."),
  "alert.changed": z
    .object({
      alertId: ownId,
      alert: z.string().describe("What the alert is about."),
      open: z.boolean().describe("true: it began. false: it ended."),
    })
    .describe("Something needs an operator, or no longer does."),
} satisfies Record<PublicKind, z.ZodObject>;

/** The data of one kind, as it leaves. */
export type PublicData<K extends PublicKind> = z.infer<(typeof publicData)[K]>;
