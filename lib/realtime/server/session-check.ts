import type { RealtimeRepository } from "../repository";
import { endSocket, type Roster } from "./roster";

/**
 * Closes the sockets whose session ran out or is gone. A session's end usually comes as an event; this is
 * for the ends nobody announces. @throws when the database does not answer; then nobody is closed
 */
export async function endExpiredSessions(
  repository: Pick<RealtimeRepository, "liveSessions">,
  roster: Roster,
): Promise<void> {
  const sockets = [...roster.sockets()];
  if (sockets.length === 0) return;
  const live = await repository.liveSessions([...new Set(sockets.map((s) => s.data.sessionHash))]);
  for (const socket of sockets) if (!live.has(socket.data.sessionHash)) endSocket(socket, "expired");
}
