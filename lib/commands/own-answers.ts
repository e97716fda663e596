import { TallyError } from "@/lib/kernel/errors";
import type { Management } from "./core/read-management";
import { readManagement } from "./core/read-management";
import type { Asking, ExecuteDeps, Making } from "./execution";
import { changeByChat } from "./manage-by-chat";
import type { ChannelNow } from "./repository-execute";
import type { Builtin } from "./schema";

/** What is asked of one of our own that makes its answer itself. */
type Own = Extract<Builtin, "commands" | "clip" | "quote">;

/** Whether it changes something, which moderators may, whatever the command's own permission and cooldowns say. */
export function isManagement(builtin: Builtin | null, args: string): boolean {
  if (builtin === "commands") return readManagement(args) !== null;
  return builtin === "quote" && ADD_QUOTE.test(args);
}

const ADD_QUOTE = /^add(\s|$)/i;

/** How one of our own makes its answer. */
export async function ownAnswer(
  own: Own,
  deps: ExecuteDeps,
  channel: ChannelNow,
  { args, caller }: Asking,
): Promise<Making> {
  switch (own) {
    case "commands": {
      const management = readManagement(args);
      return management
        ? managing(channel.id, management, caller.id)
        : { by: "text", text: linkTo(deps.publicUrl(channel.login)) };
    }
    case "clip":
      return {
        by: "errand",
        preview: "(Makes a clip, and says where it is.)",
        run: () => deps.clip(channel.id),
      };
    case "quote": {
      if (ADD_QUOTE.test(args)) {
        const typed = args.replace(ADD_QUOTE, "").trim();
        const make: Extract<Making, { by: "change" }>["make"] = (tx) =>
          answering(() => deps.addQuote(tx, channel.id, typed, caller));
        return { by: "change", preview: "(Keeps the quote, and says its number.)", make };
      }
      const said = await deps.quote(channel.id, wantedQuote(args));
      return { by: "text", text: said || (args ? "There is no such quote." : "There are no quotes yet.") };
    }
  }
}

const linkTo = (url: string) => `All commands of this channel: ${url}`;

function wantedQuote(args: string): { number: number } | { words: string } | "random" {
  if (args === "") return "random";
  const [, number] = /^#?(\d{1,9})$/.exec(args) ?? [];
  return number === undefined ? { words: args } : { number: Number(number) };
}

const managing = (channelId: string, management: Management, chatterId: string): Making => ({
  by: "change",
  preview: `(Does it: ${management.do} !${management.name.replace(/^!+/, "")}.)`,
  make: (tx) => answering(() => changeByChat(tx, channelId, management, chatterId)),
});

type Made = Awaited<ReturnType<Extract<Making, { by: "change" }>["make"]>>;

/** What cannot be done is said in chat, too. It was refused before anything was written. */
async function answering(change: () => Promise<Made>): Promise<Made> {
  try {
    return await change();
  } catch (error) {
    if (!(error instanceof TallyError)) throw error;
    const [field] = error.fields;
    return {
      text:
        field && !error.message.includes(field.message) ? `${error.message} ${field.message}` : error.message,
      events: [],
    };
  }
}
