import { route } from "@/lib/http/route";
import { listWishes } from "@/lib/targets";
import { wishList } from "@/lib/targets/schema";

export const GET = route({
  ask: () => ({ action: "targets.watch" }),
  answer: wishList,
  handler: ({ person }) => listWishes(person.id),
});
