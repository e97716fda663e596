import Link from "next/link";
import { useTranslations } from "next-intl";
import { Card } from "@/components/ui/card";
import { RelativeTime } from "@/components/ui/relative-time";

interface OutboxListProps {
  mails: readonly { id: string; address: string; subject: string; createdAt: Date }[];
}

/** The mails that stay here, newest first. */
export function OutboxList({ mails }: OutboxListProps) {
  const t = useTranslations("email.outbox");
  return (
    <Card>
      <ul className="divide-y divide-line">
        {mails.map(({ id, address, subject, createdAt }) => (
          <li
            key={id}
            className="relative flex flex-wrap items-baseline gap-x-4 gap-y-0.5 px-4 py-3 hover:bg-raised"
          >
            <Link
              href={`/dev/mail/${id}`}
              className="wrap-anywhere min-w-0 flex-1 font-medium after:absolute after:inset-0"
            >
              {subject}
            </Link>
            <span className="wrap-anywhere text-ink-2 text-xs">{t("to", { address })}</span>
            <span className="text-ink-3 text-xs">
              <RelativeTime at={createdAt.toISOString()} />
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
