import { download } from "@/lib/http/download";
import { exportCounts } from "@/lib/streams";
import { exportQuery, streamParams } from "@/lib/streams/schema";

export const GET = download({
  operation: "streams.export-counts",
  summary: "Downloads the viewer counts of a stream as CSV or JSON",
  ask: () => ({ action: "history.read" }),
  params: streamParams,
  query: exportQuery,
  handler: ({ params, query, signal }) => exportCounts(params.id, query, { signal }),
});
