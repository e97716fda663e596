import { testAddress } from "@/lib/deliveries";
import { route } from "@/lib/http/route";

/** Sends a mail that shows that mail arrives. */
export const POST = route({
  operation: "account.test-address",
  summary: "Sends a mail that shows that mail arrives",
  scope: null,
  ask: ({ id }) => ({ action: "notifications.write", ownerId: id }),
  rateLimit: { capacity: 5, refillMs: 3_600_000 },
  answer: null,
  handler: ({ person }) => testAddress(person.id),
});
