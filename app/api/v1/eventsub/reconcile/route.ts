import { eventSubReconcileAnswer } from "@/lib/eventsub/schema";
import { route } from "@/lib/http/route";
import { runNow } from "@/lib/jobs";

export const POST = route({
  operation: "eventsub.reconcile",
  summary: "Asks for the EventSub subscriptions to be compared with Twitch's list now",
  ask: () => ({ action: "eventsub.manage" }),
  answer: eventSubReconcileAnswer,
  status: 202,
  handler: ({ person }) => runNow("reconcile-eventsub", person.id),
});
