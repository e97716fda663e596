"use client";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { Card } from "@/components/ui/card";
import type { PublisherView } from "@/lib/publishers/schema";
import { FlowButtons } from "./flow-buttons";
import { PublisherFigures } from "./publisher-figures";
import { standingOf } from "./standing";
import { StandingBadge } from "./standing-badge";
import { Story } from "./story";

/** One publisher: how it stands, how far behind it is, and the ways to hold it. Leads to its page. */
export function PublisherCard({ publisher }: { publisher: PublisherView }) {
  const t = useTranslations("publishers.kindOf");
  const { id, kind, name, url } = publisher;
  const standing = standingOf(publisher);
  const where = kind === "webhook" ? url : name;
  return (
    <Card className="flex flex-col">
      <article aria-label={kind === "webhook" ? name : t(kind)} className="flex flex-1 flex-col">
        <header className="flex items-start justify-between gap-3 border-line border-b px-4 py-3">
          <div className="min-w-0">
            <h3 className="break-words font-semibold">
              <Link href={`/admin/publishers/${id}`} className="rounded hover:text-accent">
                {kind === "webhook" ? name : t(kind)}
              </Link>
            </h3>
            {where !== null && <p className="mt-0.5 truncate text-ink-3 text-xs">{where}</p>}
          </div>
          <StandingBadge standing={standing} />
        </header>
        <PublisherFigures publisher={publisher} />
        <div className="flex flex-1 flex-col justify-between gap-3 border-line border-t px-4 py-3">
          <Story publisher={publisher} />
          <div className="flex flex-wrap gap-2">
            <FlowButtons publisher={publisher} />
          </div>
        </div>
      </article>
    </Card>
  );
}
