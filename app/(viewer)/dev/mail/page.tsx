import { Mail } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { OutboxList } from "@/components/email/outbox-list";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Page } from "@/components/ui/page";
import { authorizePage } from "@/lib/auth";
import { listOutbox, mailStaysHere } from "@/lib/email";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("email.outbox");
  return { title: t("title") };
}

/** Everybody sees their own mails; operators, who run the machine that they stay on, see all. */
export default async function OutboxPage() {
  const person = await authorizePage(({ id }) => ({ action: "notifications.read", ownerId: id }));
  if (!mailStaysHere()) notFound();
  const [{ mails, everybodys }, t] = await Promise.all([listOutbox(person), getTranslations("email.outbox")]);
  return (
    <Page title={t("title")} summary={everybodys ? `${t("hint")} ${t("all")}` : t("hint")}>
      {mails.length > 0 ? (
        <OutboxList mails={mails} />
      ) : (
        <EmptyState
          icon={<Mail aria-hidden />}
          title={t("empty")}
          action={
            <Button asChild look="primary">
              <Link href="/settings/notifications">{t("settings")}</Link>
            </Button>
          }
        >
          {t("emptyHint")}
        </EmptyState>
      )}
    </Page>
  );
}
