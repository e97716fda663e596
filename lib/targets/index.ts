export type { ActiveSet } from "./active-sets";
export { listActiveStreams } from "./active-streams";
export { activeSets } from "./instance";
export { pollTargets } from "./poll-targets";
export { pruneTargets } from "./prune";
export { searchTargets } from "./search";
export { addTarget, findTarget, listTargets, removeTarget, updateTarget } from "./service";
export { pruneTold, type ServedTargets, tellWishes } from "./tell-wishes";
export { getWish, listWishes, putWish, removeWish } from "./wishes";
