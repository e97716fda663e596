import { route } from "@/lib/http/route";
import { roleOverview as readRoleOverview } from "@/lib/roles";
import { roleOverview } from "@/lib/roles/schema";

export const GET = route({
  ask: () => ({ action: "sync.read" }),
  answer: roleOverview,
  handler: () => readRoleOverview(),
});
