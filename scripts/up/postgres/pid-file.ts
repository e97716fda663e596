/** What a server writes into `postmaster.pid` of its data directory. */
export interface PidFile {
  pid: number;
  port: number;
}

/**
 * Reads the text of `postmaster.pid` (PostgreSQL: src/include/utils/pidfile.h; line 1 is the pid, line 4
 * the port). Nothing when it is torn or still being written.
 */
export function parsePidFile(text: string): PidFile | undefined {
  const lines = text.split("\n");
  const pid = Number(lines[0]);
  const port = Number(lines[3]);
  return Number.isInteger(pid) && pid > 0 && Number.isInteger(port) && port > 0 ? { pid, port } : undefined;
}
