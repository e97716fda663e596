import { download } from "@/lib/http/download";
import { exportStreams } from "@/lib/streams";
import { channelParams, exportQuery } from "@/lib/streams/schema";

export const GET = download({
  operation: "streams.export",
  summary: "Downloads the streams of a channel as CSV or JSON",
  ask: () => ({ action: "history.read" }),
  params: channelParams,
  query: exportQuery,
  handler: ({ params, query, signal }) => exportStreams(params.login, query, { signal }),
});
