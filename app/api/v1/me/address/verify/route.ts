import { confirmAgain } from "@/lib/deliveries";
import { mailAddress } from "@/lib/email/schema";
import { route } from "@/lib/http/route";

/** Sends the link that confirms the address once more. */
export const POST = route({
  operation: "account.confirm-address-again",
  summary: "Sends the link that confirms the address once more",
  scope: null,
  ask: ({ id }) => ({ action: "notifications.write", ownerId: id }),
  rateLimit: { capacity: 3, refillMs: 3_600_000 },
  answer: mailAddress,
  status: 202,
  handler: ({ person }) => confirmAgain(person.id),
});
