import { useTranslations } from "next-intl";
import { CardSection } from "@/components/ui/card";
import { RelativeTime } from "@/components/ui/relative-time";
import { useFormats } from "@/components/ui/use-formats";
import type { BotStatus } from "@/lib/bot/schema";
import { paceWords } from "./channel-words";

const MB = 1024 * 1024;

/** The processes that read, and what they have not got into the database yet. */
export function BotsCard({ status }: { status: BotStatus }) {
  const formats = useFormats();
  const t = useTranslations("bot");
  return (
    <CardSection
      title={t("console.title")}
      hint={
        status.account
          ? t("bots.signInAs", { login: status.account.login })
          : status.canRead
            ? t("bots.anonymous")
            : undefined
      }
    >
      {!status.canRead && <p className="border-line border-b px-4 py-3 text-warn">{t("bots.cannotRead")}</p>}
      {status.bots.length === 0 && <p className="px-4 py-3 text-warn">{t("bots.none")}</p>}
      <ul className="divide-y divide-line">
        {status.bots.map((bot) => (
          <li
            key={bot.id}
            className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1 px-4 py-2.5"
          >
            <span className="min-w-0 break-all font-mono text-xs">{bot.id}</span>
            <span className="text-ink-2">
              {t.rich("bots.bot", {
                count: bot.channels,
                pace: paceWords(t, bot.messagesPerMinute),
                since: () => <RelativeTime at={bot.since} />,
              })}
              {bot.spooledBytes > 0 && (
                <span className="text-warn">{` · ${t("bots.spooled", { size: formats.count(Math.round((bot.spooledBytes / MB) * 10) / 10) })}`}</span>
              )}
            </span>
          </li>
        ))}
      </ul>
    </CardSection>
  );
}
