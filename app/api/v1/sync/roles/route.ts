import { route } from "@/lib/http/route";
import { roleOverview as readRoleOverview } from "@/lib/roles";
import { roleOverview } from "@/lib/roles/schema";

export const GET = route({
  operation: "sync.overview-of-roles",
  summary: "Shows how the syncs of roles fare over all channels",
  ask: () => ({ action: "sync.read" }),
  answer: roleOverview,
  handler: () => readRoleOverview(),
});
