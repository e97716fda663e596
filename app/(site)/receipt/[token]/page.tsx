import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { Receipt } from "@/components/account/receipt";
import { readReceipt } from "@/lib/account";
import { formatsFor } from "@/lib/i18n/format";
import { TallyError } from "@/lib/kernel/errors";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("privacy.receipt");
  return { title: t("title"), robots: { index: false }, referrer: "same-origin" };
}

/** For whoever holds the link: when it is needed there is no account left to sign in with. */
export default async function ReceiptPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const receipt = await readReceipt(decodeURIComponent(token)).catch((error: unknown) => {
    if (error instanceof TallyError && error.code === "not_found") return null;
    throw error;
  });
  if (!receipt) notFound();
  return <Receipt receipt={receipt} formats={formatsFor(await getLocale(), "UTC")} />;
}
