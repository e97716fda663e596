import { readFileSync } from "node:fs";
import { seedFrom } from "../core/random";

const STILLS = 8;
/** Six seconds of a landscape, H.264 and AAC. */
const VIDEO = asset("clip.mp4");
const PICTURES = Array.from({ length: STILLS }, (_, number) => asset(`still-${number + 1}.jpg`));

/** What stands where a preview is no more, as on Twitch. */
export const MISSING_PICTURE: Uint8Array = asset("missing.jpg");

/** The video of a clip. All look alike, but none has the bytes of another: a box that players skip names the clip. */
export function clipVideo(clipId: string): Uint8Array {
  const name = Buffer.from(clipId);
  const head = Buffer.alloc(8);
  head.writeUInt32BE(head.length + name.length, 0);
  head.write("free", 4, "latin1");
  return Buffer.concat([VIDEO, head, name]);
}

/** The still of a clip, one of a few pictures; a comment names the clip. */
export function clipStill(clipId: string): Uint8Array {
  const picture = PICTURES[seedFrom("still", clipId) % STILLS] ?? MISSING_PICTURE;
  const name = Buffer.from(clipId);
  const head = Buffer.alloc(4);
  head.writeUInt16BE(0xfffe, 0);
  head.writeUInt16BE(2 + name.length, 2);
  // Behind the two bytes with which every JPEG begins.
  return Buffer.concat([picture.subarray(0, 2), head, name, picture.subarray(2)]);
}

function asset(name: string): Buffer {
  return readFileSync(new URL(`./clip-files/${name}`, import.meta.url));
}
