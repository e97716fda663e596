import http from "node:http";
import https from "node:https";
import { type Destination, destinationOf } from "./core/destination";
import { type Download, type DownloadRequest, followTo } from "./download";
import { OutboundError } from "./errors";
import { guardedLookup, type Resolve } from "./guarded-lookup";

export interface OutboundRequest {
  url: string;
  method: "GET" | "POST";
  headers?: Record<string, string>;
  body?: Buffer | string;
  /** Until the answer is there as a whole. */
  timeoutMs: number;
  /** Of the answer's body; what is more is left unread. */
  mostBytes?: number;
  signal?: AbortSignal;
}

export interface OutboundAnswer {
  status: number;
  headers: http.IncomingHttpHeaders;
  /** As UTF-8, cut at `mostBytes`. */
  body: string;
}

/** Asks addresses that people gave us, without letting them reach into our network. */
export interface Outbound {
  /** Whether an address may be asked, as far as it says itself. */
  mayAsk(url: string): boolean;
  /**
   * Sends a request once. Every status is an answer, also a redirect: it is not followed.
   * @throws OutboundError when there is no answer, and the signal's reason
   */
  request(request: OutboundRequest): Promise<OutboundAnswer>;
  /**
   * Begins to fetch a file, over redirects, each of which is checked like the first address.
   * @throws OutboundError when there is no answer, and the signal's reason
   */
  download(request: DownloadRequest): Promise<Download>;
  /** Ends the connections that are kept open. */
  close(): void;
}

const MOST_BYTES = 64 * 1024;
/** Errors of making a connection: nothing of the request has left. */
const NEVER_SENT = new Set(["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "EHOSTUNREACH", "ENETUNREACH"]);

export interface OutboundOptions {
  /** Hosts and ports ("host:port") that may be asked wherever they lead, and without TLS. */
  allow: readonly string[];
  /** For tests: how names are resolved. */
  resolve?: Resolve;
}

/**
 * A client for addresses that somebody gave us. Connections are made to addresses that were checked, and kept open
 * for a while: pushes go to the same few hosts over and over.
 */
export function createOutbound({ allow, resolve }: OutboundOptions): Outbound {
  const keep = { keepAlive: true, maxSockets: 64, maxFreeSockets: 16, timeout: 30_000 };
  const guarded = new https.Agent({ ...keep, lookup: guardedLookup(resolve) });
  const trusted = { "https:": new https.Agent(keep), "http:": new http.Agent(keep) };

  const reach = (address: string): { url: URL; agent: http.Agent } => {
    const destination = destinationOf(address, allow);
    if (!destination) throw new OutboundError("refused", "The address is not a public one with https.");
    return { url: destination.url, agent: agentFor(destination) };
  };
  const agentFor = ({ url, checked }: Destination) =>
    checked ? guarded : trusted[url.protocol === "https:" ? "https:" : "http:"];

  return {
    mayAsk: (url) => destinationOf(url, allow) !== null,
    async request(request) {
      request.signal?.throwIfAborted();
      const { url, agent } = reach(request.url);
      return send(request, url, agent);
    },
    download: (request) => followTo(request, (address) => beginDownload(request, reach(address))),
    close() {
      for (const agent of [guarded, ...Object.values(trusted)]) agent.destroy();
    },
  };
}

async function send(request: OutboundRequest, url: URL, agent: http.Agent): Promise<OutboundAnswer> {
  const clock = AbortSignal.timeout(request.timeoutMs);
  const signal = request.signal ? AbortSignal.any([request.signal, clock]) : clock;
  try {
    const response = await begin(request, url, agent, signal);
    const body = await readStart(response, request.mostBytes ?? MOST_BYTES);
    return { status: response.statusCode ?? 0, headers: response.headers, body };
  } catch (error) {
    request.signal?.throwIfAborted();
    throw asFailure(error, clock.aborted);
  }
}

/** Waits for the head of an answer only; the body has its own clock. */
async function beginDownload(
  { signal, silenceMs }: DownloadRequest,
  { url, agent }: { url: URL; agent: http.Agent },
): Promise<http.IncomingMessage> {
  signal.throwIfAborted();
  const late = new AbortController();
  const clock = setTimeout(() => late.abort(), silenceMs);
  const headers = { "accept-encoding": "identity" };
  try {
    return await begin({ method: "GET", headers }, url, agent, AbortSignal.any([signal, late.signal]));
  } catch (error) {
    signal.throwIfAborted();
    throw asFailure(error, late.signal.aborted);
  } finally {
    clearTimeout(clock);
  }
}

function begin(
  { method, headers, body }: Pick<OutboundRequest, "method" | "headers" | "body">,
  url: URL,
  agent: http.Agent,
  signal: AbortSignal,
): Promise<http.IncomingMessage> {
  return new Promise((resolve, reject) => {
    const { request } = url.protocol === "https:" ? https : http;
    const sending = request(url, { method, headers: { ...headers }, agent, signal }, resolve);
    sending.on("error", reject);
    sending.end(body);
  });
}

/** Reads up to `most` bytes. A connection over which more would come is ended, not drained. */
async function readStart(response: http.IncomingMessage, most: number): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    chunks.push(chunk);
    size += chunk.byteLength;
    if (size > most) break;
  }
  return Buffer.concat(chunks).subarray(0, most).toString("utf8");
}

function asFailure(error: unknown, late: boolean): OutboundError {
  if (error instanceof OutboundError) return error;
  if (late) return new OutboundError("timeout", "There was no answer in time.", { cause: error });
  const code = codeOf(error);
  const unreachable = NEVER_SENT.has(code) || code.startsWith("ERR_TLS") || code.startsWith("CERT_");
  return unreachable
    ? new OutboundError("unreachable", `The host cannot be reached (${code}).`, { cause: error })
    : new OutboundError("broken", `The connection ended without an answer (${code}).`, { cause: error });
}

/** With several addresses the failures of all of them come as one. */
function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return "unknown";
  if ("code" in error && typeof error.code === "string") return error.code;
  return error instanceof AggregateError ? codeOf(error.errors[0]) : "unknown";
}
