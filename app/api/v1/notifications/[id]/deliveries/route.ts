import { explain } from "@/lib/deliveries";
import { whyDetail } from "@/lib/deliveries/schema";
import { route } from "@/lib/http/route";
import { notificationParams } from "@/lib/notifications/schema";

export const GET = route({
  operation: "notifications.list-deliveries",
  summary: "Shows by which ways a notification was delivered or why not",
  ask: ({ id }) => ({ action: "notifications.read", ownerId: id }),
  params: notificationParams,
  answer: whyDetail,
  handler: ({ person, params }) => explain(person.id, params.id),
});
