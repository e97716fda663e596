import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { LetterPage } from "@/components/email/letter-page";
import { UnsubscribeForm } from "@/components/email/unsubscribe-form";
import { readUnsubscribe } from "@/lib/deliveries";
import { endMails, takeBack } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("email.unsubscribe");
  // Whoever is given the address of this page may end somebody's mail, so other sites are not. "no-referrer" would take
  // the Origin from a form that is sent without scripts, too, and it would be refused as another site's.
  return { title: t("title"), robots: { index: false }, referrer: "same-origin" };
}

interface UnsubscribePageProps {
  params: Promise<{ token: string }>;
  searchParams: Promise<{ undo?: string | string[]; back?: string | string[] }>;
}

/** Ends nothing by being looked at: programs follow the links of a mail, too. */
export default async function UnsubscribePage({ params, searchParams }: UnsubscribePageProps) {
  const [{ token }, { undo, back }, t] = await Promise.all([
    params,
    searchParams,
    getTranslations("email.unsubscribe"),
  ]);
  const offer = await readUnsubscribe(decodeURIComponent(token));
  if (typeof offer === "string")
    return <LetterPage title={t(`${offer}.title`)} body={t(`${offer}.body`)} signIn={t("signIn")} />;
  const what =
    offer.what === "broadcaster"
      ? t("what.broadcaster", { name: offer.name ?? "?" })
      : t(`what.${offer.what}`);
  if (back === "yes")
    return <LetterPage title={t("back.title")} body={t("back.body", { what })} signIn={t("settings")} />;
  if (back === "no")
    return <LetterPage title={t("late.title")} body={t("late.body")} signIn={t("settings")} />;
  const shared = { token: decodeURIComponent(token), endMails, takeBack };
  return typeof undo === "string" ? (
    <LetterPage title={t("done.title")} body={t("done.body", { what })} signIn={t("settings")}>
      {undo !== "" && <UnsubscribeForm {...shared} undo={undo} words={t("undo")} />}
    </LetterPage>
  ) : (
    <LetterPage title={t("ask.title")} body={t("ask.body", { what })} signIn={t("settings")}>
      <UnsubscribeForm {...shared} undo={null} words={t("confirm")} />
    </LetterPage>
  );
}
