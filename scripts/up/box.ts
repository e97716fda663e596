/** A frame around a few lines, for the one message that must not be overlooked. */
export function box(lines: string[]): string {
  const width = Math.max(...lines.map((line) => line.length));
  const edge = "─".repeat(width + 4);
  return [`┌${edge}┐`, ...lines.map((line) => `│  ${line.padEnd(width)}  │`), `└${edge}┘`].join("\n");
}

/** What a person needs to know once everything runs. */
export function welcome(system: { appUrl: string; simulatorUrl: string | undefined; logs: string }): string {
  return box([
    `Tallylight runs at  ${system.appUrl}`,
    "",
    ...(system.simulatorUrl === undefined
      ? ["Open it and sign in with Twitch."]
      : [
          "Open it, choose “Sign in with Twitch” and continue as Vera.",
          "Twitch is simulated: within half a minute someone goes live.",
          `To make things happen yourself:  ${system.simulatorUrl}`,
        ]),
    "",
    `Logs: ${system.logs}     Stop: Ctrl-C`,
  ]);
}
