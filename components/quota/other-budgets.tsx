"use client";
import { useTranslations } from "next-intl";
import { CardSection } from "@/components/ui/card";
import { useFormats } from "@/components/ui/use-formats";
import type { Quota } from "@/lib/quota/schema";
import { BudgetMeter } from "./budget-meter";

/** What EventSub subscriptions may cost. */
export function EventSubBudget({ eventSub }: Pick<Quota, "eventSub">) {
  const t = useTranslations("quota.eventSub");
  return (
    <CardSection title={t("title")} hint={t("hint")}>
      {eventSub ? (
        <>
          <BudgetMeter label={t("cost")} used={eventSub.used} most={eventSub.max} then={t("then")} />
          <p className="px-4 pb-3 text-ink-2 text-sm">
            {t("subscriptions", { enabled: eventSub.enabled, left: eventSub.left })}
          </p>
        </>
      ) : (
        <p className="px-4 py-4 text-ink-2 text-sm">{t("off")}</p>
      )}
    </CardSection>
  );
}

/** Channels that the bot's account joins, and what it writes. */
export function ChatBudgets({ joins, sending }: Pick<Quota, "joins" | "sending">) {
  const t = useTranslations("quota.chat");
  const formats = useFormats();
  const { usual, trusted } = sending.most;
  return (
    <CardSection title={t("title")} hint={t("hint")}>
      <div className="divide-y divide-line">
        <div>
          <BudgetMeter label={t("joins")} used={joins.used} most={joins.most} then={t("joinsThen")} />
          <p className="px-4 pb-3 text-ink-2 text-sm">
            {t("pace", {
              ...{ used: joins.pace.used, most: joins.pace.most },
              span: formats.duration(joins.pace.windowMs),
            })}
          </p>
        </div>
        <BudgetMeter label={t("usual")} used={sending.used} most={usual} then={t("usualThen")} />
        <BudgetMeter label={t("trusted")} used={sending.used} most={trusted} then={t("trustedThen")} />
        <div className="px-4 py-3 text-ink-2 text-sm">
          <p>{t("waiting", { count: sending.waiting })}</p>
          <ul className="mt-1 grid gap-0.5">
            {sending.channels.map(({ login, sent, trusted: isTrusted }) => (
              <li key={login} className="tabular-nums">
                {t("sent", { login, count: sent, most: isTrusted ? trusted : usual })}
              </li>
            ))}
          </ul>
        </div>
      </div>
    </CardSection>
  );
}
