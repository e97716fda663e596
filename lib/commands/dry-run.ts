import type { z } from "zod";
import type { Person } from "@/lib/auth/core/policy";
import { TallyError } from "@/lib/kernel/errors";
import { managedChannel } from "./access";
import { ensureBuiltins } from "./builtins";
import { checkResponse } from "./check-response";
import { present } from "./core/present";
import { executeDeps } from "./deps";
import type { Asking, ExecuteDeps } from "./execution";
import { judge, refused } from "./judge";
import { prepare } from "./prepare";
import { channelNow, usesOf } from "./repository-execute";
import { findByName } from "./repository-read";
import type { CommandRow } from "./repository-rows";
import { type Caller, type dryRunInput, type Execution, newCommand } from "./schema";
import { textOf } from "./text-of";

type DryRun = z.output<typeof dryRunInput>;

const DAY_MS = 86_400_000;
/** Of somebody who is made up, and of a command that is not saved: no row of ours has it. */
const NOBODY = "0";
const NOTHING = "00000000-0000-0000-0000-000000000000";

/**
 * What somebody of a role would be answered now, or why they would not: as `executeCommand` does it, with nothing
 * written, said or done at Twitch. The one who asks is made up; followers follow for a year.
 * @throws TallyError not_found, unprocessable when an unsaved response cannot be understood
 */
export async function dryRun(
  person: Person,
  login: string,
  input: DryRun,
  deps: Omit<ExecuteDeps, "followage"> = executeDeps(),
): Promise<Execution> {
  const { id: channelId } = await managedChannel(deps.pool, person, login);
  await ensureBuiltins(channelId, deps.pool);
  const [found, now] = await Promise.all([
    input.name === undefined ? undefined : findByName(deps.pool, channelId, input.name),
    channelNow(deps.pool, channelId),
  ]);
  const command = merged(found, channelId, input);
  if (!now) throw new TallyError("not_found", "There is nothing here.");
  if (!command) return refused(input.name ?? "", { why: "unknown" });
  if (input.settings?.response !== undefined) checkResponse(input.settings.response);
  const channel = input.online === undefined ? now : { ...now, online: input.online };
  const caller = madeUp(input, channelId);
  const asking: Asking = {
    ...{ channelId, name: command.name, caller, args: input.args },
    ...{ source: "api", useId: NOTHING, messageId: null },
  };
  const uses = await usesOf(deps.pool, command.id, { channelId, personId: caller.id, useId: NOTHING });
  const refusal = judge({ command, channel, caller, args: input.args }, uses);
  if (refusal) return refused(command.name, refusal);
  const followage: ExecuteDeps["followage"] = async () =>
    caller.follower ? { state: "following", since: new Date(uses.now - 365 * DAY_MS) } : { state: "not" };
  const making = await prepare({ ...deps, followage }, channel, command, asking);
  const text = "preview" in making ? making.preview : (textOf(making, command, uses.now) ?? "");
  if (text === "") return refused(command.name, { why: "empty" });
  return { answered: true, command: command.name, text, outgoingId: null };
}

/** The command as it would be if what is not saved were. */
function merged(
  found: CommandRow | undefined,
  channelId: string,
  { name, settings }: DryRun,
): CommandRow | undefined {
  const unsaved = present(settings ?? {});
  if (found) return { ...found, ...unsaved };
  if (settings?.response === undefined) return undefined;
  const at = new Date(0);
  const { people: _, ...standard } = newCommand.parse({ name: name ?? "command", response: "-" });
  return {
    ...standard,
    ...unsaved,
    people: [],
    id: NOTHING,
    channelId,
    builtin: null,
    ...{ uses: 0, lastUsedAt: null, createdAt: at, updatedAt: at, deletedAt: null, version: 1 },
  };
}

const madeUp = ({ role, username }: DryRun, channelId: string): Caller => ({
  id: role === "broadcaster" ? channelId : NOBODY,
  login: username.toLowerCase(),
  displayName: username,
  broadcaster: role === "broadcaster",
  moderator: role === "moderator",
  vip: role === "vip",
  subscriber: role === "subscriber",
  follower: role !== "viewer",
});
