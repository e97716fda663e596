import { findKey, renameKey, revokeKey } from "@/lib/api-keys";
import { apiKey, editedOfKey, keyChange, keyParams } from "@/lib/api-keys/schema";
import { route } from "@/lib/http/route";

const ask = () => ({ action: "keys.instance" }) as const;

export const GET = route({
  operation: "keys.get-of-instance",
  summary: "Shows an API key of the instance, without what programs send",
  scope: null,
  ask,
  params: keyParams,
  answer: apiKey,
  etag: editedOfKey,
  handler: ({ person, params }) => findKey({ person, owner: "instance" }, params.id),
});

export const PATCH = route({
  operation: "keys.update-of-instance",
  summary: "Gives an API key of the instance another name",
  scope: null,
  ask,
  params: keyParams,
  body: keyChange,
  answer: apiKey,
  etag: editedOfKey,
  ifMatch: true,
  handler: ({ person, params, body }) => renameKey({ person, owner: "instance" }, params.id, body),
});

export const DELETE = route({
  operation: "keys.revoke-of-instance",
  summary: "Revokes an API key of the instance: nothing is done by it any more",
  scope: null,
  ask,
  params: keyParams,
  answer: null,
  ifMatch: true,
  handler: ({ person, params }) => revokeKey({ person, owner: "instance" }, params.id),
});
