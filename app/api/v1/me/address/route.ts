import { changeAddress } from "@/lib/deliveries";
import { dropAddress, getAddress } from "@/lib/email";
import { mailAddress, mailAddressInput } from "@/lib/email/schema";
import { route } from "@/lib/http/route";

/** Each address entered makes a mail to somebody who may not want it. */
const ENTERING = { capacity: 5, refillMs: 3_600_000 };

export const GET = route({
  operation: "account.get-address",
  summary: "Shows the caller's mail address and whether it is confirmed",
  scope: null,
  ask: ({ id }) => ({ action: "notifications.read", ownerId: id }),
  answer: mailAddress,
  handler: ({ person }) => getAddress(person.id),
});

export const PUT = route({
  operation: "account.update-address",
  summary: "Changes the caller's mail address and sends a mail to confirm it",
  scope: null,
  ask: ({ id }) => ({ action: "notifications.write", ownerId: id }),
  rateLimit: ENTERING,
  body: mailAddressInput,
  answer: mailAddress,
  handler: ({ person, body }) => changeAddress(person.id, body.address),
});

export const DELETE = route({
  operation: "account.drop-address",
  summary: "Drops the address that was entered, so that Twitch's holds",
  scope: null,
  ask: ({ id }) => ({ action: "notifications.write", ownerId: id }),
  answer: mailAddress,
  handler: async ({ person }) => {
    await dropAddress(person.id);
    return getAddress(person.id);
  },
});
