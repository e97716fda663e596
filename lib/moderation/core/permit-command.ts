/** Whom to let post links, and for how many seconds; null: as the channel has it. */
export interface PermitCommand {
  login: string;
  seconds: number | null;
}

const COMMAND = /^!permit\s+@?(\w{1,25})(?:\s+(\d{1,5}))?\s*$/i;
const [SHORTEST, LONGEST] = [5, 3_600];

/** Reads "!permit name" and "!permit @name 120"; undefined when it is neither. */
export function permitCommand(text: string): PermitCommand | undefined {
  const [, login, seconds] = COMMAND.exec(text.trim()) ?? [];
  if (login === undefined) return undefined;
  return {
    login: login.toLowerCase(),
    seconds: seconds === undefined ? null : Math.min(LONGEST, Math.max(SHORTEST, Number(seconds))),
  };
}
