export { followByLogin, setMuted, unfollow } from "./follow";
export { importDueFollows } from "./import-due-follows";
export { importAfterSignIn, importFollows } from "./import-follows";
export { getBroadcaster, listBroadcasters } from "./known";
export { getFollowed, listFollowing, liveBoard } from "./list";
export { lookUpByLogin } from "./look-up";
