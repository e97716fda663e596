"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { MeasuredList } from "@/components/ui/measured-list";
import { SegmentedControl } from "@/components/ui/segmented-control";
import { useFormats } from "@/components/ui/use-formats";
import type { Choices, ConflictChoice, Outcome, OutcomeCounts, PlanItem } from "@/lib/commands-import/schema";
import { PlanRow } from "./plan-row";

interface PlanTableProps {
  items: readonly PlanItem[];
  counts: OutcomeCounts;
  choices: Choices;
  onChoose: (key: string, choice: ConflictChoice | null) => void;
}

const OUTCOMES: readonly Outcome[] = ["create", "replace", "skip", "cannot"];

/** Everything of the file with what becomes of it, or only what becomes of it in one way. */
export function PlanTable({ items, counts, choices, onChoose }: PlanTableProps) {
  const t = useTranslations("commands-import");
  const formats = useFormats();
  const [shown, setShown] = useState<Outcome | "all">("all");
  const visible = shown === "all" ? items : items.filter(({ outcome }) => outcome === shown);
  return (
    <>
      <div className="mb-3 overflow-x-auto">
        <SegmentedControl
          legend={t("table.showOnly")}
          name="outcome"
          className="whitespace-nowrap"
          value={shown}
          onChange={setShown}
          segments={[
            { value: "all", label: t("table.all", { count: items.length }) },
            ...OUTCOMES.map((value) => ({
              value,
              label: `${t(`outcome.${value}`)} ${formats.count(counts[value])}`,
            })),
          ]}
        />
      </div>
      <Card className="max-md:-mx-4 max-md:rounded-none max-md:border-x-0">
        {visible.length === 0 ? (
          <EmptyState title={t("table.none")}>{t("table.noneLike")}</EmptyState>
        ) : (
          <MeasuredList
            label={t("table.label")}
            items={visible}
            keyOf={({ key }) => key}
            estimateOf={heightOf}
            isRow={() => true}
          >
            {(item) => (
              <PlanRow item={item} choices={choices} onChoose={(choice) => onChoose(item.key, choice)} />
            )}
          </MeasuredList>
        )}
      </Card>
    </>
  );
}

/** In CSS px, on most screens. */
const heightOf = ({ why, was, notes }: PlanItem) =>
  72 + (why ? 24 : 0) + (was === null ? 0 : 20) + notes.length * 18;
