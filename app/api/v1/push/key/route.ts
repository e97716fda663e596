import { route } from "@/lib/http/route";
import { push } from "@/lib/push";
import { pushKey } from "@/lib/push/schema";

export const GET = route({
  ask: ({ id }) => ({ action: "notifications.read", ownerId: id }),
  answer: pushKey,
  handler: async () => ({ publicKey: await push().publicKey() }),
});
