import { exportClips } from "@/lib/clips";
import { clipChannelParams, clipsExportQuery } from "@/lib/clips/schema";
import { download } from "@/lib/http/download";

export const GET = download({
  operation: "clips.export-channel",
  summary: "Sends the clips of a channel as CSV or NDJSON, the latest first",
  // Whose clips it is the service finds out, and asks the policy of it.
  ask: () => ({ action: "clips.read" }),
  params: clipChannelParams,
  query: clipsExportQuery,
  handler: ({ person, params, query, signal }) => exportClips(person, params.login, query, { signal }),
});
