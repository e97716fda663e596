import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { LetterPage } from "@/components/email/letter-page";
import { Button } from "@/components/ui/button";
import { readConfirmation } from "@/lib/email";
import { confirm } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("email.confirm");
  // Other sites are not told this address; see the page that ends mails.
  return { title: t("title"), robots: { index: false }, referrer: "same-origin" };
}

/** Confirms nothing by being looked at: programs follow the links of a mail, too. */
export default async function ConfirmAddressPage({ params }: { params: Promise<{ token: string }> }) {
  const [{ token }, t] = await Promise.all([params, getTranslations("email.confirm")]);
  if (token === "done")
    return <LetterPage title={t("done.title")} body={t("done.body")} signIn={t("settings")} />;
  const address = await readConfirmation(token, new Date());
  if (address === null)
    return <LetterPage title={t("used.title")} body={t("used.body")} signIn={t("settings")} />;
  return (
    <LetterPage title={t("ask.title")} body={t("ask.body", { address })} signIn={t("settings")}>
      <form action={confirm}>
        <input type="hidden" name="token" value={token} />
        <Button type="submit" look="primary">
          {t("button")}
        </Button>
      </form>
    </LetterPage>
  );
}
