/** Bytes of a file, both ends included. */
export interface ByteRange {
  from: number;
  to: number;
}

/** What a Range header asks of a file: all of it, a part, or a part that it does not have. */
export type Asked = "whole" | "unsatisfiable" | ByteRange;

/**
 * What a Range header (RFC 9110, 14.2) means for a file of `size` bytes. What is not one range of bytes is answered
 * whole, as the RFC allows: no player asks for several at once, and another unit is to be ignored.
 */
export function askedRange(header: string | null, size: number): Asked {
  const [, first, last] = /^bytes=\s*(\d{0,15})\s*-\s*(\d{0,15})\s*$/i.exec(header ?? "") ?? [];
  if (first === undefined || last === undefined || (first === "" && last === "")) return "whole";
  if (first === "") {
    const length = Math.min(Number(last), size);
    return length === 0 ? "unsatisfiable" : { from: size - length, to: size - 1 };
  }
  const from = Number(first);
  const to = last === "" ? size - 1 : Number(last);
  if (last !== "" && to < from) return "whole";
  return from >= size ? "unsatisfiable" : { from, to: Math.min(to, size - 1) };
}
