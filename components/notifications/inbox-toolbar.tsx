"use client";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { SegmentedControl } from "@/components/ui/segmented-control";
import { useUrlParams } from "@/components/ui/use-url-params";
import { KINDS, partFrom } from "./inbox-filter";

/** Narrows the inbox to one kind, or to what is unread. */
export function InboxToolbar() {
  const t = useTranslations("notifications");
  const [params, setParams] = useUrlParams();
  const { kind, unread } = partFrom(params);
  return (
    <search className="mb-4 flex flex-wrap items-center gap-2">
      <SegmentedControl
        legend={t("filter.legend")}
        name="kind"
        segments={KINDS.map((value) => ({ value, label: t(`filter.${value}`) }))}
        value={kind}
        className="max-w-full flex-wrap"
        onChange={(chosen) => setParams({ kind: chosen === "all" ? "" : chosen }, "push")}
      />
      <Button
        look={unread ? "primary" : "secondary"}
        aria-pressed={unread}
        onClick={() => setParams({ unread: unread ? "" : "true" }, "push")}
      >
        {t("filter.unread")}
      </Button>
    </search>
  );
}
