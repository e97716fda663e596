/**
 * Longer lines are left out. Twitch's hold 8 KB of tags and 512 bytes besides at most, by the book of IRC;
 * twice as much leaves room for its habit of adding tags.
 */
export const LONGEST_LINE = 16_384;

/** Cuts a stream of bytes into lines, wherever the pieces of it begin and end. */
export class LineSplitter {
  private readonly decoder = new TextDecoder("utf-8", { ignoreBOM: true });
  private rest = "";
  /** In the middle of a line that is too long already. */
  private skipping = false;
  private dropped = 0;

  /** How many lines were left out because they were too long. */
  get tooLong(): number {
    return this.dropped;
  }

  /** The lines that this piece completes, without their ends and without empty ones. Broken UTF-8 becomes U+FFFD. */
  push(piece: Uint8Array): string[] {
    return this.cut(this.decoder.decode(piece, { stream: true }));
  }

  /** A message of a WebSocket is whole lines, though the last may lack its end. */
  pushWhole(piece: Uint8Array): string[] {
    const lines = this.push(piece);
    return [...lines, ...this.cut(`${this.decoder.decode()}\n`)];
  }

  private cut(text: string): string[] {
    const parts = text.split("\n");
    const rest = parts.pop() ?? "";
    const lines: string[] = [];
    for (const [place, part] of parts.entries()) this.finish(place === 0 ? this.rest + part : part, lines);
    this.rest = parts.length === 0 ? this.rest + rest : rest;
    if (this.rest.length > LONGEST_LINE) {
      this.rest = "";
      this.skipping = true;
    }
    return lines;
  }

  private finish(raw: string, lines: string[]): void {
    const line = raw.endsWith("\r") ? raw.slice(0, -1) : raw;
    if (this.skipping || line.length > LONGEST_LINE) this.dropped += 1;
    else if (line !== "") lines.push(line);
    this.skipping = false;
  }
}
