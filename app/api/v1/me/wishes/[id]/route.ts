import { route } from "@/lib/http/route";
import { putWish, removeWish } from "@/lib/targets";
import { targetParams, wishInput, wishList } from "@/lib/targets/schema";

export const PUT = route({
  operation: "targets.put-wish",
  summary: "Sets when the caller wants to hear of streams of a watched target",
  ask: () => ({ action: "targets.watch" }),
  params: targetParams,
  body: wishInput,
  answer: wishList,
  handler: ({ person, params, body }) => putWish(person.id, params.id, body),
});

export const DELETE = route({
  operation: "targets.delete-wish",
  summary: "Drops the caller's wish for a watched target",
  ask: () => ({ action: "targets.watch" }),
  params: targetParams,
  answer: null,
  handler: ({ person, params }) => removeWish(person.id, params.id),
});
