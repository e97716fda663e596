import * as channelOverview from "@/app/api/v1/channels/[login]/overview/route";
import * as channelStreamsActive from "@/app/api/v1/channels/[login]/streams/active/route";
import * as channelStreamsExport from "@/app/api/v1/channels/[login]/streams/export/route";
import * as channelStreams from "@/app/api/v1/channels/[login]/streams/route";
import * as channelsCompare from "@/app/api/v1/channels/compare/route";
import * as streamsOfIdEnd from "@/app/api/v1/streams/[id]/end/route";
import * as streamsOfIdExport from "@/app/api/v1/streams/[id]/export/route";
import * as streamsOfId from "@/app/api/v1/streams/[id]/route";
import * as streamsCompare from "@/app/api/v1/streams/compare/route";
import * as streams from "@/app/api/v1/streams/route";
import * as streamsSparklines from "@/app/api/v1/streams/sparklines/route";
import * as streamsStatistics from "@/app/api/v1/streams/statistics/route";
import type { RouteModule } from "@/lib/api-docs";

export const streamsRoutes: Record<string, RouteModule> = {
  "/channels/{login}/overview": channelOverview,
  "/channels/{login}/streams": channelStreams,
  "/channels/{login}/streams/active": channelStreamsActive,
  "/channels/{login}/streams/export": channelStreamsExport,
  "/channels/compare": channelsCompare,
  "/streams": streams,
  "/streams/{id}": streamsOfId,
  "/streams/{id}/end": streamsOfIdEnd,
  "/streams/{id}/export": streamsOfIdExport,
  "/streams/compare": streamsCompare,
  "/streams/sparklines": streamsSparklines,
  "/streams/statistics": streamsStatistics,
};
