import { readStats } from "@/lib/chat";
import { chatChannelParams, chatStats, chatStatsQuery } from "@/lib/chat/schema";
import { route } from "@/lib/http/route";

export const GET = route({
  ask: () => ({ action: "chat.search" }),
  params: chatChannelParams,
  query: chatStatsQuery,
  answer: chatStats,
  handler: ({ person, params, query }) => readStats(person, params.login, query),
});
