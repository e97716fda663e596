import { type Cell, csvLine } from "@/lib/kernel/csv";
import type { FileDownload } from "./download";

/** How a list of any length goes out as a file: a line a row in CSV and NDJSON, one array in JSON. */
export type TableFormat = "csv" | "json" | "ndjson";

/** Columns by name: in CSV as they stand here, in JSON as fields. */
export type Columns<Row> = Record<string, (row: Row) => Cell>;

/** Rows as a file that is made while it is sent. `name` is without its ending. */
export function tableFile<Row>(
  name: string,
  format: TableFormat,
  rows: AsyncIterable<Row>,
  columns: Columns<Row>,
): FileDownload {
  switch (format) {
    case "csv":
      return { name: `${name}.csv`, type: "text/csv; charset=utf-8", parts: csvParts(rows, columns) };
    case "json":
      return {
        name: `${name}.json`,
        type: "application/json; charset=utf-8",
        parts: jsonParts(rows, columns),
      };
    case "ndjson":
      return {
        name: `${name}.ndjson`,
        type: "application/x-ndjson; charset=utf-8",
        parts: ndjsonParts(rows, columns),
      };
  }
}

async function* csvParts<Row>(rows: AsyncIterable<Row>, columns: Columns<Row>): AsyncGenerator<string> {
  yield csvLine(Object.keys(columns));
  for await (const row of rows) yield csvLine(Object.values(columns).map((read) => read(row)));
}

/** One JSON array, a row a line. */
async function* jsonParts<Row>(rows: AsyncIterable<Row>, columns: Columns<Row>): AsyncGenerator<string> {
  let between = "[\n";
  for await (const row of rows) {
    yield between + jsonOf(row, columns);
    between = ",\n";
  }
  yield between === "[\n" ? "[]\n" : "\n]\n";
}

async function* ndjsonParts<Row>(rows: AsyncIterable<Row>, columns: Columns<Row>): AsyncGenerator<string> {
  for await (const row of rows) yield `${jsonOf(row, columns)}\n`;
}

const jsonOf = <Row>(row: Row, columns: Columns<Row>): string =>
  JSON.stringify(Object.fromEntries(Object.entries(columns).map(([name, read]) => [name, read(row)])));
