import Link from "next/link";
import { useTranslations } from "next-intl";
import type { Kept, KeptFor } from "@/lib/account/schema";
import { KEPT_DAYS } from "@/lib/jobs/schema";

interface PrivacyProps {
  kept: readonly Kept[];
  graceDays: number;
}

/** What is kept of people, why, who sees it and how long; and what everybody can do about it. */
export function Privacy({ kept, graceDays }: PrivacyProps) {
  const t = useTranslations("privacy");
  return (
    <div className="mx-auto w-full max-w-3xl px-4 py-10 md:py-16">
      <h1 className="font-semibold text-2xl tracking-tight">{t("title")}</h1>
      <p className="mt-2 text-pretty text-ink-2">{t("intro")}</p>
      <Rights graceDays={graceDays} />
      <h2 className="mt-10 font-semibold text-lg">{t("listTitle")}</h2>
      <ul className="mt-4 divide-y divide-line border-line border-y">
        {kept.map((one) => (
          <Entry key={one.id} kept={one} />
        ))}
      </ul>
      <ul className="mt-4 list-disc space-y-2 pl-5 text-pretty text-ink-2">
        <li>{t("notes.messages")}</li>
        <li>{t("notes.clips")}</li>
        <li>{t("notes.addresses", { days: KEPT_DAYS.auditAddresses })}</li>
        <li>{t("notes.keys", { days: KEPT_DAYS.apiKeys })}</li>
        <li>{t("notes.streams", { days: KEPT_DAYS.log })}</li>
      </ul>
      <h2 className="mt-10 font-semibold text-lg">{t("after.title")}</h2>
      <ul className="mt-3 list-disc space-y-2 pl-5 text-pretty text-ink-2">
        {(["chat", "mentions", "roles", "quotes", "audit", "copies"] as const).map((what) => (
          <li key={what}>{t(`after.${what}`)}</li>
        ))}
      </ul>
    </div>
  );
}

function Entry({ kept: { id, until } }: { kept: Kept }) {
  const t = useTranslations("privacy");
  const facts = [
    [t("columns.why"), t(`kept.${id}.why`)],
    [t("columns.who"), t(`kept.${id}.who`)],
    [t("columns.until"), useUntil(until)],
  ] as const;
  return (
    <li className="py-4">
      <p className="text-pretty font-medium">{t(`kept.${id}.what`)}</p>
      <dl className="mt-1.5 space-y-1 text-sm">
        {facts.map(([label, text]) => (
          <div key={label} className="grid gap-x-3 sm:grid-cols-[8rem_1fr]">
            <dt className="text-ink-3">{label}</dt>
            <dd className="text-pretty text-ink-2">{text}</dd>
          </div>
        ))}
      </dl>
    </li>
  );
}

function useUntil(until: KeptFor): string {
  const t = useTranslations("privacy.until");
  return typeof until === "string" ? t(until) : t("days", { days: until.days });
}

const RIGHTS = [
  { right: "export", path: "/settings/account" },
  { right: "delete", path: "/settings/account" },
  { right: "chat", path: "/settings/chat" },
] as const;

function Rights({ graceDays }: { graceDays: number }) {
  const t = useTranslations("privacy.rights");
  return (
    <>
      <h2 className="mt-10 font-semibold text-lg">{t("title")}</h2>
      <ul className="mt-3 list-disc space-y-2 pl-5 text-pretty">
        {RIGHTS.map(({ right, path }) => (
          <li key={right}>
            <Link href={path} className="rounded text-accent underline underline-offset-2">
              {t(right, { days: graceDays })}
            </Link>
          </li>
        ))}
        <li>
          <a
            href="https://www.twitch.tv/settings/connections"
            rel="noopener noreferrer"
            className="rounded text-accent underline underline-offset-2"
          >
            {t("twitch")}
          </a>
        </li>
      </ul>
    </>
  );
}
