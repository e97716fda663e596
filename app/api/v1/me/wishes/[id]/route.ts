import { route } from "@/lib/http/route";
import { getWish, putWish, removeWish } from "@/lib/targets";
import { editedOfWish, targetParams, targetWish, wishInput, wishList } from "@/lib/targets/schema";

export const GET = route({
  operation: "targets.get-wish",
  summary: "Shows when the caller wants to hear of streams of a watched target",
  ask: () => ({ action: "targets.watch" }),
  params: targetParams,
  answer: targetWish,
  etag: editedOfWish,
  handler: ({ person, params }) => getWish(person.id, params.id),
});

export const PUT = route({
  operation: "targets.put-wish",
  summary: "Sets when the caller wants to hear of streams of a watched target",
  ask: () => ({ action: "targets.watch" }),
  params: targetParams,
  body: wishInput,
  answer: wishList,
  ifMatch: true,
  handler: ({ person, params, body }) => putWish(person.id, params.id, body),
});

export const DELETE = route({
  operation: "targets.delete-wish",
  summary: "Drops the caller's wish for a watched target",
  ask: () => ({ action: "targets.watch" }),
  params: targetParams,
  answer: null,
  ifMatch: true,
  handler: ({ person, params }) => removeWish(person.id, params.id),
});
