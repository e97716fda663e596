import { useTranslations } from "next-intl";
import type { ClipFlag } from "@/lib/clips/schema";
import { lengthText } from "./length-text";

/** Says of a clip who made it, how often it was watched and how long it is. */
export function useFlagWords(): (flag: ClipFlag) => string {
  const t = useTranslations("clips");
  return ({ creatorName, views, durationMs }) =>
    t("flags.says", { name: creatorName, views, length: lengthText(durationMs) });
}
