import { route } from "@/lib/http/route";
import { putWish, removeWish } from "@/lib/targets";
import { targetParams, wishInput, wishList } from "@/lib/targets/schema";

export const PUT = route({
  ask: () => ({ action: "targets.watch" }),
  params: targetParams,
  body: wishInput,
  answer: wishList,
  handler: ({ person, params, body }) => putWish(person.id, params.id, body),
});

export const DELETE = route({
  ask: () => ({ action: "targets.watch" }),
  params: targetParams,
  answer: null,
  handler: ({ person, params }) => removeWish(person.id, params.id),
});
