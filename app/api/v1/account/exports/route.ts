import { askExport, listExports } from "@/lib/account";
import { accountExport, accountExportList } from "@/lib/account/schema";
import { route } from "@/lib/http/route";

// A key must not be able to carry off all that is kept of who made it.
export const GET = route({
  operation: "account.list-exports",
  summary: "Lists the exports of everything that is kept of the caller",
  scope: null,
  ask: () => ({ action: "account.export" }),
  answer: accountExportList,
  handler: ({ person }) => listExports(person),
});

export const POST = route({
  operation: "account.export",
  summary: "Asks for a file with everything that is kept of the caller",
  description: "One a day. While one is being made, the answer is that one.",
  scope: null,
  ask: () => ({ action: "account.export" }),
  answer: accountExport,
  status: 202,
  handler: ({ person }) => askExport(person),
});
