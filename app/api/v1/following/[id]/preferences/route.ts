import { route } from "@/lib/http/route";
import { getOverride, putOverride, removeOverride } from "@/lib/preferences";
import { broadcasterOverride, overrideInput, overrideParams } from "@/lib/preferences/schema";

export const GET = route({
  ask: ({ id }) => ({ action: "notifications.read", ownerId: id }),
  params: overrideParams,
  answer: broadcasterOverride,
  handler: ({ person, params }) => getOverride(person.id, params.id),
});

export const PUT = route({
  ask: ({ id }) => ({ action: "notifications.write", ownerId: id }),
  params: overrideParams,
  body: overrideInput,
  answer: broadcasterOverride,
  handler: ({ person, params, body }) => putOverride(person.id, params.id, body),
});

export const DELETE = route({
  ask: ({ id }) => ({ action: "notifications.write", ownerId: id }),
  params: overrideParams,
  answer: null,
  handler: ({ person, params }) => removeOverride(person.id, params.id),
});
