import * as channelClipCollections from "@/app/api/v1/channels/[login]/clip-collections/route";
import * as channelClipsArchiveAsk from "@/app/api/v1/channels/[login]/clips/archive/ask/route";
import * as channelClipsArchive from "@/app/api/v1/channels/[login]/clips/archive/route";
import * as channelClipsBulk from "@/app/api/v1/channels/[login]/clips/bulk/route";
import * as channelClipsExport from "@/app/api/v1/channels/[login]/clips/export/route";
import * as channelClipsFacets from "@/app/api/v1/channels/[login]/clips/facets/route";
import * as channelClips from "@/app/api/v1/channels/[login]/clips/route";
import * as channelClipsStatistics from "@/app/api/v1/channels/[login]/clips/statistics/route";
import * as clipCollectionsOfIdClips from "@/app/api/v1/clip-collections/[id]/clips/route";
import * as clipCollectionsOfIdRestore from "@/app/api/v1/clip-collections/[id]/restore/route";
import * as clipCollectionsOfId from "@/app/api/v1/clip-collections/[id]/route";
import * as clipsOfIdNeighbours from "@/app/api/v1/clips/[id]/neighbours/route";
import * as clipsOfIdRestore from "@/app/api/v1/clips/[id]/restore/route";
import * as clipsOfId from "@/app/api/v1/clips/[id]/route";
import * as clipsOfIdShare from "@/app/api/v1/clips/[id]/share/route";
import * as clipsOfIdThumbnail from "@/app/api/v1/clips/[id]/thumbnail/route";
import * as clipsOfIdVideo from "@/app/api/v1/clips/[id]/video/route";
import * as clipsByTwitchIdOfId from "@/app/api/v1/clips/by-twitch-id/[id]/route";
import * as clipsFlags from "@/app/api/v1/clips/flags/route";
import * as clips from "@/app/api/v1/clips/route";
import type { RouteModule } from "@/lib/api-docs";

export const clipsRoutes: Record<string, RouteModule> = {
  "/channels/{login}/clip-collections": channelClipCollections,
  "/channels/{login}/clips": channelClips,
  "/channels/{login}/clips/archive": channelClipsArchive,
  "/channels/{login}/clips/archive/ask": channelClipsArchiveAsk,
  "/channels/{login}/clips/bulk": channelClipsBulk,
  "/channels/{login}/clips/export": channelClipsExport,
  "/channels/{login}/clips/facets": channelClipsFacets,
  "/channels/{login}/clips/statistics": channelClipsStatistics,
  "/clip-collections/{id}": clipCollectionsOfId,
  "/clip-collections/{id}/clips": clipCollectionsOfIdClips,
  "/clip-collections/{id}/restore": clipCollectionsOfIdRestore,
  "/clips": clips,
  "/clips/{id}": clipsOfId,
  "/clips/{id}/neighbours": clipsOfIdNeighbours,
  "/clips/{id}/restore": clipsOfIdRestore,
  "/clips/{id}/share": clipsOfIdShare,
  "/clips/{id}/thumbnail": clipsOfIdThumbnail,
  "/clips/{id}/video": clipsOfIdVideo,
  "/clips/by-twitch-id/{id}": clipsByTwitchIdOfId,
  "/clips/flags": clipsFlags,
};
