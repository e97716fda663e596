import { z } from "zod";
import type { FileCommand } from "../schema";
import { buildCommand } from "./build-command";
import { nameOf, type Reader, whyNot } from "./readout";
import { cooldown, fossabotRoles, streamState } from "./settings";
import { fossabot } from "./variables/fossabot";

/**
 * https://api.fossabot.com/v2/cached/channels/<id>/commands, which is what its public page of commands is made of.
 * It leaves the cooldowns out.
 */
const fossabotCommand = z.object({
  name: z.string(),
  response: z.string(),
  type: z.string().nullish(),
  aliases: z.array(z.string()).nullish(),
  enabled: z.boolean().default(true),
  enabled_online: z.boolean().default(true),
  enabled_offline: z.boolean().default(true),
  role_ids: z.array(z.string()).nullish(),
  global_cooldown: z.unknown().optional(),
  user_cooldown: z.unknown().optional(),
});

const role = z.object({ id: z.string(), name: z.string() });

/** Reads commands whose roles are those of `roles`, by their ids. */
export function fossabotReader(roles: unknown): Reader<FileCommand> {
  const named = new Map(
    (Array.isArray(roles) ? roles : []).flatMap((item): [string, string][] => {
      const read = role.safeParse(item);
      return read.success ? [[read.data.id, read.data.name]] : [];
    }),
  );
  return (item) => {
    const read = fossabotCommand.safeParse(item);
    if (!read.success) return { ok: false, name: nameOf(item), why: whyNot(read.error), was: null };
    const found = read.data;
    const who = fossabotRoles((found.role_ids ?? []).map((id) => named.get(id) ?? id));
    const forAll = cooldown(found.global_cooldown, "cooldown for everyone", 5);
    const forEach = cooldown(found.user_cooldown, "cooldown for each person", 0);
    const { never, ...state } = streamState(found.enabled_online, found.enabled_offline);
    return buildCommand({
      ...state,
      name: found.name,
      aliases: found.aliases ?? [],
      response: found.response,
      calls: null,
      dialect: fossabot,
      enabled: found.enabled && !never,
      permission: who.value,
      cooldownSeconds: forAll.value,
      personCooldownSeconds: forEach.value,
      reply: found.type === "reply",
      uses: 0,
      notes: [who.note, forAll.note, forEach.note].filter((note) => note !== null),
    });
  };
}
