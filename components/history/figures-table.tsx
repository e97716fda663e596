import { Check } from "lucide-react";
import type { ReactNode } from "react";
import { SeriesMark } from "@/components/charts/series-mark";
import { Card } from "@/components/ui/card";
import { cn } from "@/components/ui/class-names";
import { Cell, Table, TableRow } from "@/components/ui/table";
import { bestOf } from "./best";
import { useHistoryWords } from "./use-history-words";

export interface ComparedFigure {
  label: string;
  /** One for each of what is compared. */
  values: readonly (number | null)[];
  text: (value: number) => string;
}

interface FiguresTableProps {
  label: string;
  /** What is compared: its name, and what stands with it. */
  heads: readonly { key: string; head: ReactNode }[];
  figures: readonly ComparedFigure[];
  /** Rows in words, without a better or worse. */
  facts: readonly { label: string; values: readonly ReactNode[] }[];
}

/** Figures side by side, the highest of each row marked. */
export function FiguresTable({ label, heads, figures, facts }: FiguresTableProps) {
  return (
    <Card className="overflow-clip">
      <Table aria-label={label} className="min-w-[36rem] table-fixed">
        <thead>
          <TableRow className="align-top">
            <td className="w-36" />
            {heads.map(({ key, head }, index) => (
              <th key={key} scope="col" className="px-4 py-3 font-normal">
                <span className="flex items-start gap-2">
                  <SeriesMark index={index} className="mt-1" />
                  <span className="min-w-0 flex-1">{head}</span>
                </span>
              </th>
            ))}
          </TableRow>
        </thead>
        <tbody>
          {figures.map((figure) => (
            <FigureRow key={figure.label} figure={figure} heads={heads} />
          ))}
          {facts.map(({ label: fact, values }) => (
            <Row key={fact} label={fact}>
              {heads.map(({ key }, index) => (
                <Cell key={key} className="align-top text-ink-2">
                  {values[index]}
                </Cell>
              ))}
            </Row>
          ))}
        </tbody>
      </Table>
    </Card>
  );
}

function FigureRow({ figure, heads }: Pick<FiguresTableProps, "heads"> & { figure: ComparedFigure }) {
  const { t } = useHistoryWords();
  const best = bestOf(figure.values);
  return (
    <Row label={figure.label}>
      {heads.map(({ key }, index) => {
        const value = figure.values[index] ?? null;
        const isBest = best === index;
        return (
          <Cell key={key} className={cn("tabular-nums", isBest ? "font-semibold" : "text-ink-2")}>
            <span className="inline-flex items-center gap-1.5">
              {value === null ? "–" : figure.text(value)}
              {isBest && (
                <>
                  <Check aria-hidden className="size-3.5 text-accent" />
                  <span className="sr-only">{t("compare.highest")}</span>
                </>
              )}
            </span>
          </Cell>
        );
      })}
    </Row>
  );
}

function Row({ label, children }: { label: string; children: ReactNode }) {
  return (
    <TableRow>
      <th scope="row" className="px-4 py-2 text-left align-top font-normal text-ink-3">
        {label}
      </th>
      {children}
    </TableRow>
  );
}
