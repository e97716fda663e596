import type { ReactNode } from "react";
import { Cell, HeaderCell, Table, TableHead, TableRow } from "@/components/ui/table";

interface PairsTableProps {
  label: string;
  head: readonly [string, string];
  rows: readonly (readonly [string, ReactNode])[];
}

/** What something written just so means, row by row. */
export function PairsTable({ label, head, rows }: PairsTableProps) {
  return (
    <Table aria-label={label}>
      <TableHead>
        <TableRow>
          <HeaderCell>{head[0]}</HeaderCell>
          <HeaderCell>{head[1]}</HeaderCell>
        </TableRow>
      </TableHead>
      <tbody>
        {rows.map(([name, meaning]) => (
          <TableRow key={name}>
            <Cell className="align-top font-mono text-xs whitespace-nowrap">{name}</Cell>
            <Cell className="min-w-56 text-ink-2">{meaning}</Cell>
          </TableRow>
        ))}
      </tbody>
    </Table>
  );
}
