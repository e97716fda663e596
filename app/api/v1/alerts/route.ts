import { listAlerts } from "@/lib/alerts";
import { alertList } from "@/lib/alerts/schema";
import { route } from "@/lib/http/route";

export const GET = route({
  operation: "alerts.list",
  summary: "Lists the alerts that are raised at this moment",
  ask: () => ({ action: "sync.read" }),
  answer: alertList,
  handler: () => listAlerts(),
});
