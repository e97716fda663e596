import { download } from "@/lib/http/download";
import { exportViewers } from "@/lib/viewers";
import { channelViewersParams, viewersExportQuery } from "@/lib/viewers/schema";

export const GET = download({
  operation: "viewers.export-channel",
  summary: "Sends the viewers of a channel as CSV or NDJSON",
  ask: () => ({ action: "chat.search" }),
  params: channelViewersParams,
  query: viewersExportQuery,
  handler: ({ person, params, query, signal }) => exportViewers(person, params.login, query, { signal }),
});
