import type { ChannelOverview } from "@/lib/streams/schema";

export type TrendPoint = ChannelOverview["trend"][number];
