import { aboutMe } from "@/lib/auth/identify";
import { me } from "@/lib/auth/schema";
import { route } from "@/lib/http/route";

export const GET = route({
  ask: () => ({ action: "me.read" }),
  answer: me,
  handler: ({ person }) => aboutMe(person.id),
});
