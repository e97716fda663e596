import { sessionHashOf } from "@/lib/auth/session-cookie";
import type { RealtimeRepository } from "../repository";
import { handshake, type RefusalReason } from "../schema";
import type { RealtimeSocket } from "./socket-types";

export interface AuthenticateDeps {
  repository: Pick<RealtimeRepository, "findPerson">;
  operatorTwitchIds: readonly string[];
  /** Resolves once sockets may be let in at all. */
  ready: Promise<void>;
  onRefused: (reason: RefusalReason) => void;
  log: { warn(fields: object, message: string): void };
}

/** How long a socket that comes before we are ready may wait. */
const READY_WITHIN_MS = 10_000;

type Next = (refusal?: Error) => void;

/** Socket.IO middleware: lets in whoever brings a live session, and keeps who it is on the socket. */
export function createAuthenticate(deps: AuthenticateDeps) {
  return (socket: RealtimeSocket, next: Next): void => {
    void identify(deps, socket)
      .catch((error: unknown): RefusalReason => {
        deps.log.warn({ err: error }, "a socket could not be authenticated");
        return "unavailable";
      })
      .then((refusal) => {
        if (refusal) deps.onRefused(refusal);
        next(refusal ? new Error(refusal) : undefined);
      });
  };
}

async function identify(deps: AuthenticateDeps, socket: RealtimeSocket): Promise<RefusalReason | null> {
  const said = handshake.safeParse(socket.handshake.auth);
  if (!said.success) return "bad_handshake";
  const sessionHash = sessionHashOf(socket.handshake.headers.cookie);
  if (!sessionHash) return "unauthenticated";
  if (!(await isWithin(deps.ready, READY_WITHIN_MS))) return "unavailable";
  const person = await deps.repository.findPerson(sessionHash);
  if (!person) return "unauthenticated";
  socket.data.person = { ...person, operator: deps.operatorTwitchIds.includes(person.twitchId) };
  socket.data.sessionHash = sessionHash;
  socket.data.lastSeq = said.data.lastSeq;
  return null;
}

/** Whether `event` comes within `ms`. */
async function isWithin(event: Promise<void>, ms: number): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), ms);
  });
  const inTime = await Promise.race([event.then(() => true), tooLate]);
  clearTimeout(timer);
  return inTime;
}
