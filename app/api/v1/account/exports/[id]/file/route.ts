import { exportFile } from "@/lib/account";
import { exportParams } from "@/lib/account/schema";
import { download } from "@/lib/http/download";

export const GET = download({
  operation: "account.get-export",
  summary: "Downloads an export of the caller: a ZIP, for seven days",
  scope: null,
  ask: () => ({ action: "account.export" }),
  params: exportParams,
  handler: ({ person, params, signal }) => exportFile(person, params.id, { signal }),
});
