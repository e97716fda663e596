import type { ExistingCommand } from "./existing";

/** Who has which name or alias, while a plan is made. */
export interface Names {
  /** Who answers to it: a command of the channel that stays, or one of the file. */
  holder(name: string): ExistingCommand | "file" | undefined;
  claim(name: string): void;
  /** Whether something of the file is called that, or has it as an alias, so that nothing else of it may be renamed to it. */
  isWanted(name: string): boolean;
  /** Nothing else of the file changes this command, because one thing of it is just like that. */
  take(command: ExistingCommand): void;
  /** Whether nothing of the file has replaced it, or is just like it. */
  isFree(command: ExistingCommand): boolean;
  /** Frees what a command of the channel is called, because it is replaced. */
  release(command: ExistingCommand): void;
  /** Of these, each once, those that `own` may have: free ones, and its own. */
  free(aliases: readonly string[], own: ExistingCommand | null): string[];
}

export function createNames(existing: readonly ExistingCommand[], wanted: ReadonlySet<string>): Names {
  const taken = new Set<ExistingCommand>();
  const holders = new Map<string, ExistingCommand | "file">();
  for (const command of existing) {
    for (const name of [command.value.name, ...command.value.aliases]) holders.set(name, command);
  }
  return {
    holder: (name) => holders.get(name),
    claim: (name) => holders.set(name, "file"),
    isWanted: (name) => wanted.has(name),
    take(command) {
      taken.add(command);
      holders.set(command.value.name, "file");
    },
    isFree: (command) => !taken.has(command),
    release(command) {
      taken.add(command);
      for (const name of [command.value.name, ...command.value.aliases]) {
        if (holders.get(name) === command) holders.delete(name);
      }
    },
    free: (aliases, own) =>
      [...new Set(aliases)].filter((alias) => {
        const holder = holders.get(alias);
        return holder === undefined || (holder === own && own !== null);
      }),
  };
}
