import { route } from "@/lib/http/route";
import { listWishes } from "@/lib/targets";
import { wishList } from "@/lib/targets/schema";

export const GET = route({
  operation: "targets.list-wishes",
  summary: "Lists the watched targets with the caller's wishes for them",
  ask: () => ({ action: "targets.watch" }),
  answer: wishList,
  handler: ({ person }) => listWishes(person.id),
});
