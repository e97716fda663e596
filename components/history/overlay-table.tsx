import { Count } from "@/components/ui/count";
import { Cell, HeaderCell, Table, TableHead, TableRow } from "@/components/ui/table";
import type { Overlay } from "./overlay";
import { useHistoryWords } from "./use-history-words";

/** Curves as numbers, a column each. Places without any value are left out. */
export function OverlayTable({ overlay, placeHead }: { overlay: Overlay; placeHead: string }) {
  const { t } = useHistoryWords();
  const rows = overlay.places.flatMap((_, index) => {
    const values = overlay.series.map((series) => series.values[index] ?? null);
    return values.some((value) => value !== null) ? [{ place: overlay.placeOf(index), values }] : [];
  });
  return (
    <Table aria-label={t("columns.viewers")}>
      <TableHead>
        <TableRow>
          <HeaderCell>{placeHead}</HeaderCell>
          {overlay.series.map(({ name }) => (
            <HeaderCell key={name} numeric>
              {name}
            </HeaderCell>
          ))}
        </TableRow>
      </TableHead>
      <tbody>
        {rows.map(({ place, values }, row) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: minutes may read alike, and rows do not move
          <TableRow key={row}>
            <Cell>{place}</Cell>
            {values.map((value, index) => (
              <Cell key={overlay.series[index]?.name} numeric>
                {value === null ? "–" : <Count value={value} />}
              </Cell>
            ))}
          </TableRow>
        ))}
      </tbody>
    </Table>
  );
}
