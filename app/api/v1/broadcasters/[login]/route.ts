import { getBroadcaster } from "@/lib/broadcasters";
import { broadcasterLogin, knownBroadcaster } from "@/lib/broadcasters/schema";
import { route } from "@/lib/http/route";

export const GET = route({
  operation: "broadcasters.get",
  summary: "Shows one broadcaster, and what they stream now",
  ask: () => ({ action: "history.read" }),
  params: broadcasterLogin,
  answer: knownBroadcaster,
  handler: ({ params }) => getBroadcaster(params.login),
});
