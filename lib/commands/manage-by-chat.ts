import type { z } from "zod";
import type { Db } from "@/lib/db/client";
import type { DomainEvent } from "@/lib/events/schema";
import { TallyError } from "@/lib/kernel/errors";
import { builtinStays } from "./change";
import type { Management } from "./core/read-management";
import { findByName } from "./repository-read";
import { commandName, newCommand } from "./schema";
import { commandsChanged, createIn, deleteIn, updateIn } from "./write";

/**
 * Does what a moderator asks for in chat, with the checks that the studio makes, and says that it is done: never with a
 * "!" in front, which would ask other bots for something. The caller
 * holds `lockCommands` and appends the events.
 * @throws TallyError saying what is wrong, before anything was written
 */
export async function changeByChat(
  tx: Db,
  channelId: string,
  management: Management,
  chatterId: string,
): Promise<{ text: string; events: DomainEvent[] }> {
  const name = parsed(commandName, management.name);
  if (management.do === "add") {
    const { people: _, ...settings } = parsed(newCommand, { name, response: management.text });
    await createIn(tx, channelId, { ...settings, people: [] }, chatterId);
    return done(channelId, `Made !${name}.`);
  }
  const row = await findByName(tx, channelId, name);
  if (!row) throw new TallyError("not_found", `Nothing answers to !${name} here.`);
  switch (management.do) {
    case "edit": {
      const { response } = parsed(newCommand.pick({ response: true }), { response: management.text });
      await updateIn(tx, row.id, { response }, chatterId);
      return done(channelId, `Changed !${row.name}.`);
    }
    case "delete":
      if (row.builtin !== null) throw builtinStays(row.name);
      await deleteIn(tx, row, chatterId);
      return done(channelId, `Deleted !${row.name}.`);
    case "enable":
    case "disable":
      await updateIn(tx, row.id, { enabled: management.do === "enable" }, chatterId);
      return done(channelId, `Switched ${management.do === "enable" ? "on" : "off"} !${row.name}.`);
  }
}

const done = (channelId: string, text: string) => ({ text, events: [commandsChanged(channelId)] });

function parsed<T extends z.ZodType>(schema: T, value: unknown): z.output<T> {
  const read = schema.safeParse(value);
  if (read.success) return read.data;
  throw new TallyError("unprocessable", read.error.issues[0]?.message ?? "That is not understood.");
}
