import { readReceipt } from "@/lib/account";
import { deletionReceipt, receiptParams } from "@/lib/account/schema";
import { openRoute } from "@/lib/http/open-route";

export const GET = openRoute({
  operation: "account.get-receipt",
  summary: "Shows what was deleted with an account, to whoever holds the receipt's link",
  scope: null,
  ask: { action: "privacy.read" },
  params: receiptParams,
  answer: deletionReceipt,
  handler: ({ params }) => readReceipt(params.token),
});
