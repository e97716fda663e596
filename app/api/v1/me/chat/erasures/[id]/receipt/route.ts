import { erasureReceipt } from "@/lib/chat";
import { erasureParams } from "@/lib/chat/schema";
import { download } from "@/lib/http/download";

export const GET = download({
  operation: "messages.get-erasure-receipt",
  summary: "Downloads the receipt of an erasure",
  ask: () => ({ action: "chat.own" }),
  params: erasureParams,
  handler: ({ person, params }) => erasureReceipt(person, params.id),
});
