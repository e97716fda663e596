import { io } from "socket.io-client";

/** The browsers, in a process of their own: many sockets that note when each event reached them. */
export interface OpenSockets {
  url: string;
  origin: string;
  tokens: string[];
}
export type ToSockets = { open: OpenSockets } | { report: true };
/** Arrivals as [seq, ms since the epoch] pairs, flat. */
export type FromSockets = { opened: true } | { arrivals: number[] };

/** More at once would measure how fast sockets are let in, which is not the question. */
const OPENING_AT_ONCE = 50;
const arrivals: number[] = [];
const say = (message: FromSockets) => process.send?.(message);

function openOne({ url, origin }: OpenSockets, token: string): Promise<void> {
  const socket = io(url, {
    forceNew: true,
    transports: ["websocket"],
    extraHeaders: { origin, cookie: `next-auth.session-token=${token}` },
  });
  socket.on("event", ({ seq }: { seq: number }) => {
    arrivals.push(seq, performance.timeOrigin + performance.now());
  });
  return new Promise((resolve, reject) => {
    socket.on("caught_up", () => resolve());
    socket.on("connect_error", (error) => reject(error));
  });
}

async function openAll(sockets: OpenSockets): Promise<void> {
  const waiting = [...sockets.tokens];
  const lane = async () => {
    for (let token = waiting.pop(); token !== undefined; token = waiting.pop()) await openOne(sockets, token);
  };
  await Promise.all(Array.from({ length: OPENING_AT_ONCE }, lane));
  say({ opened: true });
}

process.on("message", (message: ToSockets) => {
  if ("open" in message) void openAll(message.open);
  else say({ arrivals });
});
process.on("disconnect", () => process.exit(0));
