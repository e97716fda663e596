import { route } from "@/lib/http/route";
import { push } from "@/lib/push";
import { pushKey } from "@/lib/push/schema";

export const GET = route({
  operation: "devices.get-push-key",
  summary: "Shows the public key that browsers subscribe to push with",
  ask: ({ id }) => ({ action: "notifications.read", ownerId: id }),
  answer: pushKey,
  handler: async () => ({ publicKey: await push().publicKey() }),
});
