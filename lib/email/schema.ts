import { z } from "zod";
import { emailAddress } from "./core/address";

/** A time as an ISO 8601 string in UTC. */
const instant = z.iso.datetime();

/** Where a person's mail goes. GET /api/v1/me/address */
export const mailAddress = z.object({
  /** Null: Twitch told none, and none was entered. */
  address: z.string().nullable(),
  source: z.enum(["twitch", "own"]),
  /** verified: mail goes there · unconfirmed: not before its owner confirms it · stopped: its server refused it */
  state: z.enum(["verified", "unconfirmed", "stopped", "none"]),
  /** What Twitch told of the account. */
  twitchAddress: z.string().nullable(),
  /** Until when the link that confirms it is good. */
  expiresAt: instant.nullable(),
  /** Since when nothing is sent there, and what its server said. */
  stop: z.object({ at: instant, said: z.string() }).nullable(),
});
export type MailAddress = z.infer<typeof mailAddress>;

/** PUT /api/v1/me/address */
export const mailAddressInput = z.strictObject({ address: emailAddress });

/** A stream as a mail tells of it. Names, titles and categories are what strangers wrote. */
export interface LetterStream {
  broadcasterId: string;
  name: string;
  login: string;
  avatarUrl: string | null;
  title: string;
  categoryName: string;
  startedAt: Date;
}

/** What a mail says, whatever the language and whoever reads it. */
export type Letter =
  | { kind: "live" | "changed"; announcementId: string; stream: LetterStream }
  /** Somebody streams in a category that the reader watches. */
  | { kind: "watched"; announcementId: string; stream: LetterStream; viewers: number }
  /** `total`: with those that found no room. */
  | {
      kind: "gathered";
      items: readonly { id: string; kind: "live" | "changed"; stream: LetterStream }[];
      total: number;
    }
  | {
      kind: "digest";
      period: "daily" | "weekly";
      from: Date;
      to: Date;
      /** `endedAt` null: still on air. */
      streams: readonly (LetterStream & { endedAt: Date | null; peakViewers: number | null })[];
      more: number;
    }
  | { kind: "verify"; address: string; name: string; confirmUrl: string }
  | {
      kind: "alert";
      alert:
        | "live-sync"
        | "clip-files"
        | "eventsub"
        | "publishing-broker"
        | "publishing-webhook"
        | "publishing-events-lost";
      summary: string;
      openedAt: Date;
      closedAt: Date | null;
    }
  /** About the reader's own account: where it leads, and until when something can be done or when it happens. */
  | {
      kind: "account";
      notice: "export" | "deletion" | "kept" | "reconnect";
      path: string;
      until: Date | null;
    }
  | { kind: "test" };

/** Where the links of a mail lead that are the reader's own; null: there is no such link. */
export interface LetterLinks {
  /** Ends the kind of mail that this is: about the broadcaster, or the digest. */
  endThis: string | null;
  /** Ends all mail. */
  endAll: string | null;
}

/** A mail in words. */
export interface RenderedLetter {
  subject: string;
  html: string;
  text: string;
}
