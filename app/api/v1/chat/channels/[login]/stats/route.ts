import { readStats } from "@/lib/chat";
import { chatChannelParams, chatStats, chatStatsQuery } from "@/lib/chat/schema";
import { route } from "@/lib/http/route";

export const GET = route({
  operation: "messages.statistics",
  summary: "Counts a channel's chat: per hour, top chatters and emotes, unique chatters",
  ask: () => ({ action: "chat.search" }),
  params: chatChannelParams,
  query: chatStatsQuery,
  answer: chatStats,
  handler: ({ person, params, query }) => readStats(person, params.login, query),
});
