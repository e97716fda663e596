import { CardSection } from "@/components/ui/card";
import { RelativeTime } from "@/components/ui/relative-time";
import type { BotStatus } from "@/lib/bot/schema";
import { paceWords } from "./channel-words";

const MB = 1024 * 1024;

/** The processes that read, and what they have not got into the database yet. */
export function BotsCard({ status }: { status: BotStatus }) {
  return (
    <CardSection
      title="Bots"
      hint={
        status.account
          ? `They sign in as ${status.account.login}.`
          : status.canRead
            ? "They read without an account, which Twitch allows; they cannot write."
            : undefined
      }
    >
      {!status.canRead && (
        <p className="border-line border-b px-4 py-3 text-warn">
          There is no account, and reading without one is switched off (CHAT_ANONYMOUS): nothing is read.
        </p>
      )}
      {status.bots.length === 0 && (
        <p className="px-4 py-3 text-warn">No bot is running: nothing is read, and gaps grow.</p>
      )}
      <ul className="divide-y divide-line">
        {status.bots.map((bot) => (
          <li
            key={bot.id}
            className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1 px-4 py-2.5"
          >
            <span className="min-w-0 break-all font-mono text-xs">{bot.id}</span>
            <span className="text-ink-2">
              {bot.channels === 1 ? "1 channel" : `${bot.channels} channels`},{" "}
              {paceWords(bot.messagesPerMinute)}, here since <RelativeTime at={bot.since} />
              {bot.spooledBytes > 0 && (
                <span className="text-warn">
                  {" "}
                  · {(bot.spooledBytes / MB).toFixed(1)} MB wait on disk for the database
                </span>
              )}
            </span>
          </li>
        ))}
      </ul>
    </CardSection>
  );
}
