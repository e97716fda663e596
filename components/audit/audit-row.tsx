"use client";
import { ChevronRight } from "lucide-react";
import { useTranslations } from "next-intl";
import { RelativeTime } from "@/components/ui/relative-time";
import { useFormats } from "@/components/ui/use-formats";
import type { AuditEntry } from "@/lib/audit/schema";
import { fieldsOf } from "./fields-of";
import { wordedAs } from "./worded-as";

/** One entry: who did what to what, and when. Folded out it says what was changed, how and from where. */
export function AuditRow({ entry }: { entry: AuditEntry }) {
  const t = useTranslations("audit");
  const { action, channel, target, at } = entry;
  const named = target.name ?? target.id;
  return (
    <li>
      <details className="group">
        <summary className="flex cursor-pointer list-none items-start gap-3 px-4 py-3 hover:bg-raised focus-visible:outline-offset-[-2px] [&::-webkit-details-marker]:hidden">
          <ChevronRight
            aria-hidden
            className="mt-0.5 size-4 shrink-0 text-ink-3 transition-transform group-open:rotate-90"
          />
          <span className="min-w-0 flex-1">
            <span className="block break-words">
              <ActorName entry={entry} />{" "}
              <span className="text-ink-2">{t(`actions.${wordedAs(action)}`)}</span>{" "}
              {named !== "" && <bdi className="wrap-anywhere font-medium">{named}</bdi>}
            </span>
            {channel && (
              <span className="block truncate text-ink-3 text-xs">
                {t("channel", { name: channel.displayName })}
              </span>
            )}
          </span>
          <RelativeTime at={at} className="shrink-0 text-ink-3 text-xs" />
        </summary>
        <Details entry={entry} />
      </details>
    </li>
  );
}

function ActorName({ entry: { actor, key } }: { entry: AuditEntry }) {
  const t = useTranslations("audit.actor");
  return (
    <span className="font-medium">
      {actor.name === null ? (
        t(actor.kind === "deleted" || actor.kind === "somebody" ? actor.kind : "instance")
      ) : (
        <bdi>{actor.name}</bdi>
      )}
      {actor.kind === "chatter" && <span className="font-normal text-ink-3"> {t("inChat")}</span>}
      {key && <span className="font-normal text-ink-3"> {t("byKey", { name: key.name ?? key.id })}</span>}
    </span>
  );
}

function Details({ entry }: { entry: AuditEntry }) {
  const t = useTranslations("audit");
  const formats = useFormats();
  const { at, action, actor, address, requestId, target } = entry;
  const facts = [
    [t("details.at"), formats.exact(Date.parse(at))],
    [t("details.action"), action],
    [t("details.actor"), actor.login],
    [t("details.target"), `${t(`kinds.${target.kind}`)} ${target.id}`],
    [t("details.address"), address],
    [t("details.request"), requestId],
  ] as const;
  const fields = fieldsOf(entry.before, entry.after);
  return (
    <div className="space-y-4 px-4 pb-4 pl-11">
      <dl className="grid grid-cols-1 gap-x-4 gap-y-1 text-xs sm:grid-cols-[auto_minmax(0,1fr)]">
        {facts.map(
          ([name, value]) =>
            value !== null && (
              <div key={name} className="contents max-sm:block">
                <dt className="text-ink-3">{name}</dt>
                <dd className="wrap-anywhere">{value}</dd>
              </div>
            ),
        )}
      </dl>
      {fields.length > 0 && (
        <dl aria-label={t("details.changes")} className="space-y-2 text-xs">
          {fields.map(({ name, before, after }) => (
            <div key={name}>
              <dt className="font-mono text-ink-3">{name}</dt>
              <dd className="flex flex-wrap items-baseline gap-x-2">
                {before !== null && (
                  <>
                    <del className="break-all font-mono text-ink-2">{before}</del>
                    <span aria-hidden>→</span>
                  </>
                )}
                {after !== null && <ins className="break-all font-mono no-underline">{after}</ins>}
              </dd>
            </div>
          ))}
        </dl>
      )}
    </div>
  );
}
