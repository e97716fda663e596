import { route } from "@/lib/http/route";
import { readQuota } from "@/lib/quota";
import { quota } from "@/lib/quota/schema";

export const GET = route({
  operation: "quota.get",
  summary: "Shows what is left of Twitch's limits and who uses them",
  ask: () => ({ action: "quota.read" }),
  answer: quota,
  handler: () => readQuota(),
});
