import { connect as connectTcp, isIP } from "node:net";
import { type ConnectionOptions, connect as connectTls } from "node:tls";
import WebSocket from "ws";
import { LineSplitter } from "./core/line-splitter";

/** What comes over a wire, and how it ends. */
export interface WireListener {
  onOpen(): void;
  onLines(lines: readonly string[]): void;
  /** Once, whoever ended it. `error` is null when the other side closed in good order: then all it sent was read. */
  onClose(error: Error | null): void;
}

/** A connection that carries lines. */
export interface Wire {
  /** A line without its end. False: the connection is not open yet, or not any more, and nothing was sent. */
  send(line: string): boolean;
  /** Reads no more, so that the other side has to wait; a few lines may still come. */
  pause(): void;
  resume(): void;
  /** Closes at once. `onClose` is not called any more. */
  close(): void;
  /** Lines that were left out because they were too long. */
  readonly tooLong: number;
}

/** Whom to trust besides those whom everybody trusts. */
export type TlsOptions = Pick<ConnectionOptions, "ca">;

/** Ports of Twitch's, when the address names none. */
const PORTS: Readonly<Record<string, number>> = { "irc:": 6667, "ircs:": 6697 };
/** Twitch sends lines; a frame beyond this is something else. */
const LARGEST_FRAME = 1024 * 1024;

/**
 * Opens a connection to `irc://`, `ircs://`, `ws://` or `wss://`. Never throws: what goes wrong is told by `onClose`.
 */
export function openWire(address: string, listener: WireListener, tls: TlsOptions = {}): Wire {
  const url = new URL(address);
  return url.protocol.startsWith("ws") ? openWebSocket(url, listener, tls) : openSocket(url, listener, tls);
}

function openSocket(url: URL, listener: WireListener, tls: TlsOptions): Wire {
  const splitter = new LineSplitter();
  // Brackets around an IPv6 address belong to the URL, not to the host.
  const host = url.hostname.replace(/^\[|\]$/g, "");
  const port = Number(url.port) || (PORTS[url.protocol] ?? 6697);
  const secure = url.protocol === "ircs:";
  const socket = secure
    ? connectTls({ ...tls, host, port, ...(isIP(host) === 0 && { servername: host }) })
    : connectTcp({ host, port });
  let failure: Error | null = null;
  socket.setNoDelay(true);
  socket.once(secure ? "secureConnect" : "connect", () => listener.onOpen());
  socket.on("data", (piece: Buffer) => {
    const lines = splitter.push(piece);
    if (lines.length > 0) listener.onLines(lines);
  });
  socket.on("error", (error) => {
    failure = error;
  });
  socket.once("close", () => listener.onClose(failure));
  return {
    send: (line) => {
      if (!socket.writable) return false;
      socket.write(`${line}\r\n`);
      return true;
    },
    pause: () => socket.pause(),
    resume: () => socket.resume(),
    close: () => {
      socket.removeAllListeners("close");
      socket.removeAllListeners("data");
      socket.destroy();
    },
    get tooLong() {
      return splitter.tooLong;
    },
  };
}

function openWebSocket(url: URL, listener: WireListener, tls: TlsOptions): Wire {
  const splitter = new LineSplitter();
  const socket = new WebSocket(url, {
    ...tls,
    // One broken character in chat must not end the connection, as ws would have it.
    skipUTF8Validation: true,
    perMessageDeflate: false,
    maxPayload: LARGEST_FRAME,
  });
  let failure: Error | null = null;
  socket.once("open", () => listener.onOpen());
  socket.on("message", (data) => {
    const lines = splitter.pushWhole(toBytes(data));
    if (lines.length > 0) listener.onLines(lines);
  });
  socket.on("error", (error) => {
    failure = error;
  });
  socket.once("close", (code) => {
    // 1006: it broke, without a word.
    listener.onClose(failure ?? (code === 1006 ? new Error("the connection broke") : null));
  });
  return {
    send: (line) => {
      if (socket.readyState !== WebSocket.OPEN) return false;
      socket.send(`${line}\r\n`);
      return true;
    },
    pause: () => socket.pause(),
    resume: () => socket.resume(),
    close: () => {
      socket.removeAllListeners("close");
      socket.removeAllListeners("message");
      // While it is still being opened, this is told as an error.
      socket.terminate();
    },
    get tooLong() {
      return splitter.tooLong;
    },
  };
}

function toBytes(data: WebSocket.RawData): Uint8Array {
  if (Array.isArray(data)) return Buffer.concat(data);
  return data instanceof ArrayBuffer ? new Uint8Array(data) : data;
}
