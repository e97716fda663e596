import { route } from "@/lib/http/route";
import { listOverrides } from "@/lib/preferences";
import { overrideList } from "@/lib/preferences/schema";

export const GET = route({
  ask: ({ id }) => ({ action: "notifications.read", ownerId: id }),
  answer: overrideList,
  handler: ({ person }) => listOverrides(person.id),
});
