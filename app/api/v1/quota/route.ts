import { route } from "@/lib/http/route";
import { readQuota } from "@/lib/quota";
import { quota } from "@/lib/quota/schema";

export const GET = route({
  ask: () => ({ action: "quota.read" }),
  answer: quota,
  handler: () => readQuota(),
});
