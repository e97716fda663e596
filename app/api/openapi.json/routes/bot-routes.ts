import * as botAccountPoll from "@/app/api/v1/bot/account/poll/route";
import * as botAccount from "@/app/api/v1/bot/account/route";
import * as botChannelsOfLoginMessages from "@/app/api/v1/bot/channels/[login]/messages/route";
import * as botChannelsOfLogin from "@/app/api/v1/bot/channels/[login]/route";
import * as botChannels from "@/app/api/v1/bot/channels/route";
import * as botStatus from "@/app/api/v1/bot/status/route";
import type { RouteModule } from "@/lib/api-docs";

export const botRoutes: Record<string, RouteModule> = {
  "/bot/account": botAccount,
  "/bot/account/poll": botAccountPoll,
  "/bot/channels": botChannels,
  "/bot/channels/{login}": botChannelsOfLogin,
  "/bot/channels/{login}/messages": botChannelsOfLoginMessages,
  "/bot/status": botStatus,
};
