import type http from "node:http";
import { OutboundError } from "./errors";

export interface DownloadRequest {
  url: string;
  /** Whether a step may go there, besides what holds for every address: asked for the first and each redirect. */
  mayLead: (url: URL) => boolean;
  /** The longest silence: before an answer, and between two pieces of it while somebody waits for one. */
  silenceMs: number;
  signal: AbortSignal;
}

/** What was found at the end of all redirects. Whoever does not read the body to its end closes it. */
export interface Download {
  status: number;
  /** Where it was found. */
  url: URL;
  /** How long the body is to be; null when the server does not say. */
  bytes: number | null;
  /** Throws OutboundError when it ends too soon. */
  body: AsyncIterable<Buffer>;
  close(): void;
}

const MOST_STEPS = 6;
const REDIRECTS = new Set([301, 302, 303, 307, 308]);

/** Follows redirects by itself, so that every step is looked at before it is taken. `ask` sends one request. */
export async function followTo(
  { url: start, mayLead, silenceMs, signal }: DownloadRequest,
  ask: (url: string) => Promise<http.IncomingMessage>,
): Promise<Download> {
  let at = start;
  for (let step = 0; step < MOST_STEPS; step += 1) {
    if (!URL.canParse(at) || !mayLead(new URL(at))) {
      throw new OutboundError("refused", "The address is not one that this may be fetched from.");
    }
    const response = await ask(at);
    const { location } = response.headers;
    if (!REDIRECTS.has(response.statusCode ?? 0) || location === undefined) {
      return found(response, new URL(at), { silenceMs, signal });
    }
    response.destroy();
    if (!URL.canParse(location, at)) throw new OutboundError("refused", "A redirect leads to no address.");
    at = new URL(location, at).href;
  }
  throw new OutboundError("broken", "There are too many redirects.");
}

type Patience = Pick<DownloadRequest, "silenceMs" | "signal">;

function found(response: http.IncomingMessage, url: URL, patience: Patience): Download {
  const told = response.headers["content-length"];
  return {
    status: response.statusCode ?? 0,
    url,
    bytes: told !== undefined && /^\d{1,15}$/.test(told) ? Number(told) : null,
    body: heard(response, patience),
    close: () => response.destroy(),
  };
}

/** The clock runs only while somebody waits for a piece: a reader may take as long as it wants. */
async function* heard(
  response: http.IncomingMessage,
  { silenceMs, signal }: Patience,
): AsyncGenerator<Buffer> {
  const pieces: AsyncIterator<Buffer> = response[Symbol.asyncIterator]();
  try {
    for (;;) {
      const late = new OutboundError("timeout", "The answer stopped in the middle.");
      const clock = setTimeout(() => response.destroy(late), silenceMs);
      const next = await pieces.next().finally(() => clearTimeout(clock));
      if (next.done) return;
      yield next.value;
    }
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof OutboundError) throw error;
    throw new OutboundError("broken", "The answer ended in the middle.", { cause: error });
  } finally {
    response.destroy();
  }
}
