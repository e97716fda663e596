import { findKey, renameKey, revokeKey } from "@/lib/api-keys";
import { apiKey, editedOfKey, keyChange, keyParams } from "@/lib/api-keys/schema";
import { route } from "@/lib/http/route";

const ask = () => ({ action: "keys.own" }) as const;

export const GET = route({
  operation: "keys.get",
  summary: "Shows an API key, without what programs send",
  scope: null,
  ask,
  params: keyParams,
  answer: apiKey,
  etag: editedOfKey,
  handler: ({ person, params }) => findKey({ person, owner: "self" }, params.id),
});

export const PATCH = route({
  operation: "keys.update",
  summary: "Gives an API key another name",
  scope: null,
  ask,
  params: keyParams,
  body: keyChange,
  answer: apiKey,
  etag: editedOfKey,
  ifMatch: true,
  handler: ({ person, params, body }) => renameKey({ person, owner: "self" }, params.id, body),
});

export const DELETE = route({
  operation: "keys.revoke",
  summary: "Revokes an API key: nothing is done by it any more",
  scope: null,
  ask,
  params: keyParams,
  answer: null,
  ifMatch: true,
  handler: ({ person, params }) => revokeKey({ person, owner: "self" }, params.id),
});
