export { clipForViewing } from "./access-viewing";
export { archiveStatus, askArchive, updateArchiveSettings } from "./archive";
export { archiveClips } from "./archive-clips";
export { removeClip, restoreClip, updateClip } from "./change";
export { changeClips } from "./change-many";
export { getClipChannel } from "./channel";
export {
  createCollection,
  getCollection,
  listCollectedClips,
  listCollections,
  removeCollection,
  restoreCollection,
  updateCollection,
} from "./collections";
export { changeCollectionItems } from "./collections-items";
export { exportClips } from "./export";
export { clipFacets, clipStatistics } from "./figures";
export { clipFlags } from "./flags";
export { getClip, getClipByTwitchId } from "./get";
export { linkClipsSince } from "./link";
export { listClips } from "./list";
export { findNeighbours } from "./neighbours";
export { refreshClips } from "./refresh-clips";
export { getSharedClip, shareClip, unshareClip } from "./share";
export { archiveSoon } from "./soon";
export { takeClip } from "./take-in";
