import { retryDeliveries } from "@/lib/deliveries";
import { retryAnswer, retryInput } from "@/lib/deliveries/schema";
import { route } from "@/lib/http/route";

export const POST = route({
  operation: "deliveries.retry",
  summary: "Tries failed deliveries again",
  ask: () => ({ action: "deliveries.retry" }),
  body: retryInput,
  answer: retryAnswer,
  handler: ({ body }) => retryDeliveries(body),
});
