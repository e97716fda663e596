import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { OutboxMail } from "@/components/email/outbox-mail";
import { Button } from "@/components/ui/button";
import { Page } from "@/components/ui/page";
import { authorizePage } from "@/lib/auth";
import { mailStaysHere, readOutbox } from "@/lib/email";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("email.outbox");
  return { title: t("title") };
}

export default async function OutboxMailPage({ params }: { params: Promise<{ id: string }> }) {
  const person = await authorizePage(({ id }) => ({ action: "notifications.read", ownerId: id }));
  const { data: id } = z.uuid().safeParse((await params).id);
  if (!mailStaysHere() || !id) notFound();
  const mail = await readOutbox(id, person);
  if (!mail) notFound();
  const t = await getTranslations("email.outbox");
  const actions = (
    <Button asChild>
      <Link href="/dev/mail">{t("back")}</Link>
    </Button>
  );
  return (
    <Page title={mail.subject} summary={t("to", { address: mail.address })} actions={actions}>
      <OutboxMail html={mail.html} text={mail.text} raw={mail.raw} />
    </Page>
  );
}
