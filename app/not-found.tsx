import type { Metadata } from "next";
import { useTranslations } from "next-intl";
import { getTranslations } from "next-intl/server";
import { DeadEnd } from "@/components/landing/dead-end";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("pages.notFound");
  return { title: t("name") };
}

export default function NotFound() {
  const t = useTranslations("pages.notFound");
  return <DeadEnd title={t("title")}>{t("text")}</DeadEnd>;
}
