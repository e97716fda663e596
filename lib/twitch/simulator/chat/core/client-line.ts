/** What a client sends: a command with its parameters, and at most a tag that names the message it answers. */
export interface ClientLine {
  command: string;
  params: string[];
  replyTo: string | null;
}

/** Reads a client's line; null for one that says nothing. */
export function readClientLine(line: string): ClientLine | null {
  const [, tags = "", rest = ""] =
    /^(?:@(\S*) +)?(?::\S+ +)?(.*)$/s.exec(line.replaceAll("\0", "").trimEnd()) ?? [];
  const cut = rest.search(/ :/);
  const words = (cut === -1 ? rest : rest.slice(0, cut)).split(" ").filter((word) => word !== "");
  const [command, ...params] = words;
  if (command === undefined) return null;
  if (cut !== -1) params.push(rest.slice(cut + 2));
  const replyTo = /(?:^|;)reply-parent-msg-id=([^;]+)/.exec(tags)?.[1] ?? null;
  return { command: command.toUpperCase(), params, replyTo };
}
