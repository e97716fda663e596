import { exportMessages } from "@/lib/chat";
import { chatChannelParams, messageExportQuery } from "@/lib/chat/schema";
import { download } from "@/lib/http/download";

export const GET = download({
  operation: "messages.export",
  summary: "Sends the messages of the caller's own channel as CSV or NDJSON, newest first",
  ask: () => ({ action: "chat.own" }),
  params: chatChannelParams,
  query: messageExportQuery,
  handler: ({ person, params, query, signal }) => exportMessages(person, params.login, query, { signal }),
});
