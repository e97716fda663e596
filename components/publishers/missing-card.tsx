"use client";
import { Unplug } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { PublisherKind } from "@/lib/publishers/schema";

type Broker = Exclude<PublisherKind, "webhook">;

/** The setting that names where a broker is. */
export const SETTINGS = { rabbitmq: "RABBITMQ_URL", kafka: "KAFKA_BROKERS" } as const satisfies Record<
  Broker,
  string
>;

/** A broker that is not set up: which setting it takes, and what it would get. */
export function MissingCard({ kind }: { kind: Broker }) {
  const t = useTranslations("publishers");
  return (
    <section className="flex gap-3 rounded-lg border border-line border-dashed p-4">
      <Unplug aria-hidden className="mt-0.5 size-4 shrink-0 text-ink-3" />
      <div className="min-w-0">
        <h3 className="font-semibold">{t("missing.title", { name: t(`kindOf.${kind}`) })}</h3>
        <p className="mt-0.5 text-pretty text-ink-2">
          {t.rich("missing.text", {
            setting: () => <code className="font-mono text-ink">{SETTINGS[kind]}</code>,
            docs: (text) => (
              <Link href="/docs/events" className="whitespace-nowrap text-accent underline">
                {text}
              </Link>
            ),
          })}
        </p>
      </div>
    </section>
  );
}
