import type { ClipFileKind } from "@/lib/clips/schema";

/** So many first bytes decide what a file is. */
export const SNIFFED_BYTES = 16;

export type MediaType = "video/mp4" | "video/webm" | "image/jpeg" | "image/png" | "image/webp";

const starts = (bytes: Uint8Array, at: number, magic: readonly number[]) =>
  magic.every((byte, place) => bytes[at + place] === byte);
const ascii = (text: string) => [...text].map((letter) => letter.charCodeAt(0));

const KINDS: readonly { type: MediaType; kind: ClipFileKind; fits(bytes: Uint8Array): boolean }[] = [
  { type: "video/mp4", kind: "video", fits: (bytes) => starts(bytes, 4, ascii("ftyp")) },
  { type: "video/webm", kind: "video", fits: (bytes) => starts(bytes, 0, [0x1a, 0x45, 0xdf, 0xa3]) },
  { type: "image/jpeg", kind: "thumbnail", fits: (bytes) => starts(bytes, 0, [0xff, 0xd8, 0xff]) },
  {
    type: "image/png",
    kind: "thumbnail",
    fits: (bytes) => starts(bytes, 0, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
  },
  {
    type: "image/webp",
    kind: "thumbnail",
    fits: (bytes) => starts(bytes, 0, ascii("RIFF")) && starts(bytes, 8, ascii("WEBP")),
  },
];

/**
 * What a file is by its first bytes; null when it is nothing that a clip's file of this kind can be. What a server
 * calls it does not count: we say the type to browsers, which then run what it means.
 */
export function sniff(kind: ClipFileKind, first: Uint8Array): MediaType | null {
  return KINDS.find((each) => each.kind === kind && each.fits(first))?.type ?? null;
}
