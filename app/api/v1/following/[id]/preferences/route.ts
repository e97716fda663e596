import { route } from "@/lib/http/route";
import { getOverride, putOverride, removeOverride } from "@/lib/preferences";
import {
  broadcasterOverride,
  editedOfOverride,
  overrideInput,
  overrideParams,
} from "@/lib/preferences/schema";

export const GET = route({
  operation: "preferences.get-of-broadcaster",
  summary: "Shows the caller's notification preferences for one broadcaster",
  ask: ({ id }) => ({ action: "notifications.read", ownerId: id }),
  params: overrideParams,
  answer: broadcasterOverride,
  etag: editedOfOverride,
  handler: ({ person, params }) => getOverride(person.id, params.id),
});

export const PUT = route({
  operation: "preferences.replace-of-broadcaster",
  summary: "Sets the caller's notification preferences for one broadcaster",
  ask: ({ id }) => ({ action: "notifications.write", ownerId: id }),
  params: overrideParams,
  body: overrideInput,
  answer: broadcasterOverride,
  etag: editedOfOverride,
  ifMatch: true,
  handler: ({ person, params, body }) => putOverride(person.id, params.id, body),
});

export const DELETE = route({
  operation: "preferences.delete-of-broadcaster",
  summary: "Drops the preferences for one broadcaster, so that the general ones hold",
  ask: ({ id }) => ({ action: "notifications.write", ownerId: id }),
  params: overrideParams,
  answer: null,
  ifMatch: true,
  handler: ({ person, params }) => removeOverride(person.id, params.id),
});
