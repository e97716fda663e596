import type { Command } from "./schema";

/** A row of `command`, aliased `c`, as `COMMAND` selects it. */
export interface CommandRow extends Omit<Command, "lastUsedAt" | "createdAt" | "updatedAt" | "deletedAt"> {
  lastUsedAt: Date | null;
  createdAt: Date;
  updatedAt: Date;
  deletedAt: Date | null;
}

export const COMMAND = `c.id, c.channel_id AS "channelId", c.name, c.aliases, c.builtin, c.response, c.enabled,
  c.permission, c.people, c.stream_state AS "streamState", c.categories, c.cooldown_seconds AS "cooldownSeconds",
  c.person_cooldown_seconds AS "personCooldownSeconds", c.role_cooldowns AS "roleCooldowns",
  c.moderators_exempt AS "moderatorsExempt", c.reply, c.slash_allowed AS "slashAllowed", c.uses::float8 AS uses,
  c.last_used_at AS "lastUsedAt", c.version, c.created_at AS "createdAt", c.updated_at AS "updatedAt",
  c.deleted_at AS "deletedAt"`;

export const commandOfRow = ({
  lastUsedAt,
  createdAt,
  updatedAt,
  deletedAt,
  ...row
}: CommandRow): Command => ({
  ...row,
  lastUsedAt: lastUsedAt?.toISOString() ?? null,
  createdAt: createdAt.toISOString(),
  updatedAt: updatedAt.toISOString(),
  deletedAt: deletedAt?.toISOString() ?? null,
});
