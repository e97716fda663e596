import { askExport, listExports } from "@/lib/account";
import { accountExport, accountExportList } from "@/lib/account/schema";
import { route } from "@/lib/http/route";

export const GET = route({
  operation: "account.list-exports",
  summary: "Lists the exports of everything that is kept of the caller",
  ask: () => ({ action: "account.export" }),
  answer: accountExportList,
  handler: ({ person }) => listExports(person),
});

export const POST = route({
  operation: "account.export",
  summary: "Asks for a file with everything that is kept of the caller",
  description: "One a day. While one is being made, the answer is that one.",
  ask: () => ({ action: "account.export" }),
  answer: accountExport,
  status: 202,
  handler: ({ person }) => askExport(person),
});
