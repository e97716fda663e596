import { createHmac, timingSafeEqual } from "node:crypto";

const USUAL_LIFETIME_SECONDS = 15 * 60;

/** Addresses under which the file of a clip can be had, for some minutes. */
export class ClipFiles {
  lifetimeSeconds = USUAL_LIFETIME_SECONDS;

  constructor(
    private readonly secret: string,
    /** The real time, in ms since the epoch. */
    private readonly now: () => number,
  ) {}

  /** The path and query of a new address. */
  pathOf(clipId: string): string {
    const expires = String(Math.floor(this.now() / 1000) + this.lifetimeSeconds);
    return `/clip-files/${clipId}.mp4?expires=${expires}&sig=${this.sign(clipId, expires)}`;
  }

  /** Whether this address was given out and has not expired. */
  isGood(clipId: string, query: URLSearchParams): boolean {
    const expires = query.get("expires") ?? "";
    const given = Buffer.from(query.get("sig") ?? "");
    const right = Buffer.from(this.sign(clipId, expires));
    const isOurs = given.length === right.length && timingSafeEqual(given, right);
    return isOurs && Number(expires) * 1000 > this.now();
  }

  private sign(clipId: string, expires: string): string {
    return createHmac("sha256", this.secret).update(`${clipId} ${expires}`).digest("base64url");
  }
}
