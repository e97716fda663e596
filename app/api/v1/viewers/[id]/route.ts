import { route } from "@/lib/http/route";
import { personAcross } from "@/lib/viewers";
import { personInChannels, personParams } from "@/lib/viewers/schema";

export const GET = route({
  operation: "viewers.get",
  summary: "Shows one viewer across the channels that the caller may read",
  ask: () => ({ action: "chat.search" }),
  params: personParams,
  answer: personInChannels,
  handler: ({ person, params }) => personAcross(person, params.id),
});
