import { route } from "@/lib/http/route";
import { listOverrides } from "@/lib/preferences";
import { overrideList } from "@/lib/preferences/schema";

export const GET = route({
  operation: "preferences.list-of-broadcasters",
  summary: "Lists the broadcasters for which the caller has preferences of their own",
  ask: ({ id }) => ({ action: "notifications.read", ownerId: id }),
  answer: overrideList,
  handler: ({ person }) => listOverrides(person.id),
});
