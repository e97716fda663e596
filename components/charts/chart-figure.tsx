"use client";
import { ChartLine, Table2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { Button } from "@/components/ui/button";
import { CardSection } from "@/components/ui/card";

interface ChartFigureProps {
  title: string;
  hint?: ReactNode;
  /** Beside the switch to the table. */
  actions?: ReactNode;
  /** The same figures as a table: for eyes that prefer numbers, and for screen readers. */
  table: () => ReactNode;
  children: ReactNode;
}

/** A chart on a card of its own, with the table behind it one press away. */
export function ChartFigure({ title, hint, actions, table, children }: ChartFigureProps) {
  const t = useTranslations("charts");
  const [asTable, setAsTable] = useState(false);
  return (
    <CardSection
      title={title}
      hint={hint}
      className="min-w-0"
      actions={
        <div className="flex items-center gap-2">
          {!asTable && actions}
          <Button
            look="quiet"
            size="small"
            onClick={() => setAsTable(!asTable)}
            aria-label={asTable ? t("asChartOf", { title }) : t("asTableOf", { title })}
          >
            {asTable ? <ChartLine aria-hidden /> : <Table2 aria-hidden />}
            {asTable ? t("asChart") : t("asTable")}
          </Button>
        </div>
      }
    >
      {asTable ? <div className="max-h-96 overflow-y-auto">{table()}</div> : children}
    </CardSection>
  );
}
