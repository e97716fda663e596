"use client";
import { useTranslations } from "next-intl";

const PARTS = ["pages", "bot", "worker", "eventsub"] as const;
const isPart = (purpose: string): purpose is (typeof PARTS)[number] => PARTS.some((part) => part === purpose);

/** What a purpose is called: parts of the instance by a word, jobs by their id, as on the page of jobs. */
export function usePurposeName(): (purpose: string) => string {
  const t = useTranslations("quota.part");
  return (purpose) => (isPart(purpose) ? t(purpose) : purpose);
}
