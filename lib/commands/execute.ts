import { recordAudit } from "@/lib/audit";
import type { Db } from "@/lib/db/client";
import { withTransaction } from "@/lib/db/tx";
import { appendEvents } from "@/lib/events";
import type { DomainEvent } from "@/lib/events/schema";
import { say } from "@/lib/sending";
import type { Asking, ExecuteDeps, Ready } from "./execution";
import { judge, refused, settle } from "./judge";
import { isManagement } from "./own-answers";
import { recordUse, usesOf } from "./repository-execute";
import { lockCommand, lockCommands } from "./repository-write";
import type { Execution } from "./schema";
import { asLine, textOf } from "./text-of";

/** For how long an answer is worth saying, in ms: later nobody knows what it answers. */
const WORTH_SAYING_MS = 20_000;
/** How often it is begun anew because the command was changed meanwhile. */
const TRIES = 4;

/**
 * Answers a command, or says why not: the one function behind the bot and the API. Who may and when is decided under
 * the lock of the command's row by the clock of Postgres, and the use, its cooldowns and what is to be said are
 * written in the same transaction: whatever the interleaving, no two answers are closer than the cooldown, and what
 * has been answered once ("repeated") is not answered again.
 */
export async function executeCommand(deps: ExecuteDeps, asking: Asking): Promise<Execution | "repeated"> {
  const { outcome, errand } = await beginCommand(deps, asking);
  return errand ? errand() : outcome;
}

interface Begun {
  /** Of a command with an errand: as far as it is known without it. */
  outcome: Execution | "repeated";
  /** What is left to do, once, and takes Twitch's time: it says the answer in the end. */
  errand?: () => Promise<Execution>;
}

/** As `executeCommand` does, up to what Twitch has to be waited for: who has others to answer does that meanwhile. */
export async function beginCommand(deps: ExecuteDeps, asking: Asking): Promise<Begun> {
  for (let left = TRIES; left > 0; left -= 1) {
    const ready = await settle(deps, asking);
    if (ready === "repeated" || "answered" in ready) return { outcome: ready };
    const outcome = await withTransaction((tx) => answer(tx, asking, ready), deps.pool);
    if (outcome === "changed") continue;
    if (outcome === "repeated" || !outcome.answered) return { outcome };
    const { making, command } = ready;
    if (making.by === "change") {
      const { channelId, caller, args } = asking;
      deps.audit({ channelId, by: caller.id, command: command.name, args });
    }
    if (making.by !== "errand") return { outcome };
    const errand = async () => {
      const text = asLine(await making.run());
      return withTransaction((tx) => speak(tx, asking, ready, text, []), deps.pool);
    };
    return { outcome, errand };
  }
  throw new Error(`!${asking.name} changes faster than it can be answered`);
}

async function answer(tx: Db, asking: Asking, ready: Ready): Promise<Execution | "repeated" | "changed"> {
  const { making, channel, caller } = ready;
  const { channelId, useId, source } = asking;
  if (making.by === "change") await lockCommands(tx, channelId);
  const command = await lockCommand(tx, ready.command.id);
  if (command?.version !== ready.command.version) return "changed";
  const asked = { channelId, personId: caller.id, useId };
  const uses = await usesOf(tx, command.id, asked);
  if (uses.repeated) return "repeated";
  const refusal = judge({ command, channel, caller, args: asking.args }, uses);
  if (refusal) return refused(command.name, refusal);
  const text = textOf(making, command, uses.now);
  if (text === "") return refused(command.name, { why: "empty" });
  const cools = !isManagement(command.builtin, asking.args);
  if (!(await recordUse(tx, { ...asked, command, source, at: uses.now, cools }))) return "repeated";
  if (source === "api") {
    const target = { kind: "command", id: command.id, name: command.name } as const;
    await recordAudit(tx, { action: "command.execute", target, channelId });
  }
  const made = making.by === "change" ? await making.make(tx) : { text, events: [] };
  const executed: DomainEvent = {
    kind: "command.executed",
    payload: { channelId, commandId: command.id, name: command.name, by: "", source },
  };
  return speak(tx, asking, ready, made.text === null ? null : asLine(made.text), [...made.events, executed]);
}

/** Queues the text, if there is one yet, and tells the outbox: the end of a transaction. */
async function speak(
  tx: Db,
  { channelId, useId, messageId }: Asking,
  { command, making }: Ready,
  text: string | null,
  events: DomainEvent[],
): Promise<Execution> {
  const asReply = command.reply || making.by === "change";
  const queued =
    text === null
      ? { id: null, events: [] }
      : await say(tx, {
          channelId,
          text,
          replyToId: asReply ? messageId : null,
          source: "command",
          dedupeKey: `command:${useId}`,
          withinMs: WORTH_SAYING_MS,
        });
  await appendEvents(tx, [...events, ...queued.events]);
  return { answered: true, command: command.name, text: text ?? "", outgoingId: queued.id };
}
