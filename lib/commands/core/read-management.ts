/** What moderators do with commands from within chat. */
export type Management =
  | { do: "add" | "edit"; name: string; text: string }
  | { do: "delete" | "enable" | "disable"; name: string };

const VERBS: ReadonlyMap<string, Management["do"]> = new Map(
  Object.entries({
    add: "add",
    create: "add",
    new: "add",
    edit: "edit",
    update: "edit",
    set: "edit",
    delete: "delete",
    del: "delete",
    remove: "delete",
    rm: "delete",
    enable: "enable",
    disable: "disable",
  } as const),
);

/**
 * What `!commands <args>` asks for; null when it asks for no change. Whether the name is one is not looked at. What
 * other bots call the same thing is understood.
 */
export function readManagement(args: string): Management | null {
  const [, verb = "", name = "", text = ""] = /^(\S+)(?:\s+(\S+))?(?:\s+(.*))?$/su.exec(args.trim()) ?? [];
  const task = VERBS.get(verb.toLowerCase());
  if (task === undefined) return null;
  return task === "add" || task === "edit" ? { do: task, name, text: text.trim() } : { do: task, name };
}
