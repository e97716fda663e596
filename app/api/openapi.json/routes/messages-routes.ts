import * as channelMessagesExport from "@/app/api/v1/channels/[login]/messages/export/route";
import * as channelMessages from "@/app/api/v1/channels/[login]/messages/route";
import * as chatChannelsOfLoginAudit from "@/app/api/v1/chat/channels/[login]/audit/route";
import * as chatChannelsOfLoginMessages from "@/app/api/v1/chat/channels/[login]/messages/route";
import * as chatChannelsOfLoginReadersOfTwitchId from "@/app/api/v1/chat/channels/[login]/readers/[twitchId]/route";
import * as chatChannelsOfLoginReaders from "@/app/api/v1/chat/channels/[login]/readers/route";
import * as chatChannelsOfLoginStats from "@/app/api/v1/chat/channels/[login]/stats/route";
import * as chatMessagesOfId from "@/app/api/v1/chat/messages/[id]/route";
import * as chatSavedOfId from "@/app/api/v1/chat/saved/[id]/route";
import * as chatSaved from "@/app/api/v1/chat/saved/route";
import * as chatSearch from "@/app/api/v1/chat/search/route";
import * as chatStreamsOfIdRate from "@/app/api/v1/chat/streams/[id]/rate/route";
import * as messagesOfIdRestore from "@/app/api/v1/messages/[id]/restore/route";
import * as messagesOfId from "@/app/api/v1/messages/[id]/route";
import type { RouteModule } from "@/lib/api-docs";

export const messagesRoutes: Record<string, RouteModule> = {
  "/channels/{login}/messages": channelMessages,
  "/channels/{login}/messages/export": channelMessagesExport,
  "/chat/channels/{login}/audit": chatChannelsOfLoginAudit,
  "/chat/channels/{login}/messages": chatChannelsOfLoginMessages,
  "/chat/channels/{login}/readers": chatChannelsOfLoginReaders,
  "/chat/channels/{login}/readers/{twitchId}": chatChannelsOfLoginReadersOfTwitchId,
  "/chat/channels/{login}/stats": chatChannelsOfLoginStats,
  "/chat/messages/{id}": chatMessagesOfId,
  "/chat/saved": chatSaved,
  "/chat/saved/{id}": chatSavedOfId,
  "/chat/search": chatSearch,
  "/chat/streams/{id}/rate": chatStreamsOfIdRate,
  "/messages/{id}": messagesOfId,
  "/messages/{id}/restore": messagesOfIdRestore,
};
