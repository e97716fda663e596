import { TallyError } from "@/lib/kernel/errors";
import { TwitchError } from "@/lib/twitch";

/** A failure in words for the record. What was not foreseen may hold anything, so only the log tells it. */
export function wordsOf(error: unknown): string {
  if (error instanceof TallyError || error instanceof TwitchError) return error.message;
  return "Something unexpected happened. The worker's log tells what, under the id of this run.";
}
