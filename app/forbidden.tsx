import type { Metadata } from "next";
import { useTranslations } from "next-intl";
import { getTranslations } from "next-intl/server";
import { DeadEnd } from "@/components/landing/dead-end";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("pages.forbidden");
  return { title: t("name") };
}

export default function Forbidden() {
  const t = useTranslations("pages.forbidden");
  return <DeadEnd title={t("title")}>{t("text")}</DeadEnd>;
}
