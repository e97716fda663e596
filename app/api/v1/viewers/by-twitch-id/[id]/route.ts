import { route } from "@/lib/http/route";
import { personAcross } from "@/lib/viewers";
import { personInChannels, personParams } from "@/lib/viewers/schema";

export const GET = route({
  operation: "viewers.get-by-twitch-id",
  summary: "Shows one viewer by their user id at Twitch, which is their id here too",
  ask: () => ({ action: "chat.search" }),
  params: personParams,
  answer: personInChannels,
  handler: ({ person, params }) => personAcross(person, params.id),
});
