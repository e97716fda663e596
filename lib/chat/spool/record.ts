import { crc32 } from "node:zlib";
import { z } from "zod";
import { type Entry, entry } from "../core/entry";

/** Length of what follows and its CRC32, both as 32 bits, little end first. */
const HEAD_BYTES = 8;
const VERSION = 1;
const content = z.object({ version: z.literal(VERSION), entries: z.array(entry) });

/** Entries as one record of a segment: either all of them are read again, or the record is torn. */
export function encodeRecord(entries: readonly Entry[]): Buffer {
  const body = Buffer.from(JSON.stringify({ version: VERSION, entries }));
  const head = Buffer.alloc(HEAD_BYTES);
  head.writeUInt32LE(body.length, 0);
  head.writeUInt32LE(crc32(body), 4);
  return Buffer.concat([head, body]);
}

export interface Decoded {
  records: Entry[][];
  /** Bytes at the end that are no whole record: the process or the machine died as they were written. */
  tornBytes: number;
  /** Whole records that another version wrote, and that this one cannot read. */
  unreadable: number;
}

/** Reads a segment up to where it is torn. Never throws, whatever is in there. */
export function decodeRecords(segment: Buffer): Decoded {
  const decoded: Decoded = { records: [], tornBytes: 0, unreadable: 0 };
  let at = 0;
  while (segment.length - at >= HEAD_BYTES) {
    const end = at + HEAD_BYTES + segment.readUInt32LE(at);
    const body = segment.subarray(at + HEAD_BYTES, end);
    if (end > segment.length || crc32(body) !== segment.readUInt32LE(at + 4)) break;
    const entries = entriesOf(body);
    if (entries) decoded.records.push(entries);
    else decoded.unreadable += 1;
    at = end;
  }
  decoded.tornBytes = segment.length - at;
  return decoded;
}

function entriesOf(body: Buffer): Entry[] | undefined {
  try {
    return content.safeParse(JSON.parse(body.toString())).data?.entries;
  } catch {
    return undefined;
  }
}
