import type { ChildProcess, StdioNull, StdioPipe } from "node:child_process";

type Stdio = StdioNull | StdioPipe | number;

/** Starts `node` with these arguments; it is asked to end when this process ends, however that happens. */
export function spawnNode(
  args: string[],
  options: { env: NodeJS.ProcessEnv; stdio: [Stdio, Stdio, Stdio]; cwd?: string; detached?: boolean },
): ChildProcess;
