"use client";
import { useTranslations } from "next-intl";
import { sizeOf } from "./size-of";

/** "1.5 GB" in the language of the page, for a number of bytes. */
export function useSizeText(): (bytes: number) => string {
  const t = useTranslations("clips");
  return (bytes) => {
    const { value, unit } = sizeOf(bytes);
    return t(`size.${unit}`, { value });
  };
}
