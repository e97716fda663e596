import { aboutMe } from "@/lib/auth/identify";
import { me } from "@/lib/auth/schema";
import { route } from "@/lib/http/route";

export const GET = route({
  operation: "account.get",
  summary: "Shows who the caller is and what they may do",
  scope: null,
  ask: () => ({ action: "me.read" }),
  answer: me,
  handler: ({ person }) => aboutMe(person.id),
});
