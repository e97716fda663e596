import { route } from "@/lib/http/route";
import { listCategories } from "@/lib/preferences";
import { categoryList } from "@/lib/preferences/schema";

export const GET = route({
  operation: "preferences.list-categories",
  summary: "Lists the categories that rules of preferences can name",
  ask: ({ id }) => ({ action: "notifications.read", ownerId: id }),
  answer: categoryList,
  handler: ({ person }) => listCategories(person.id),
});
