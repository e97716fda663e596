"use client";
import { Film } from "lucide-react";
import { useTranslations } from "next-intl";
import { EmptyState } from "@/components/ui/empty-state";
import { Page } from "@/components/ui/page";
import { useUrlParams } from "@/components/ui/use-url-params";
import { ClipList } from "./clip-list";
import { ClipsToolbar } from "./clips-toolbar";
import { shownFrom } from "./shown-in-url";
import { useFreshClips } from "./use-clips";

/** The clips of every channel whose clips are archived. */
export function AllClips() {
  const t = useTranslations("clips");
  const [params] = useUrlParams();
  useFreshClips();
  return (
    <Page title={t("list.title")} summary={t("list.summary")}>
      <ClipsToolbar />
      <ClipList
        place={{ shown: shownFrom(params) }}
        none={
          <EmptyState icon={<Film />} title={t("none.title")}>
            {t("none.text")}
          </EmptyState>
        }
      />
    </Page>
  );
}
