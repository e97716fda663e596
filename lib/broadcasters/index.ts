export { followByLogin, setMuted, unfollow } from "./choose";
export { getFollowed, listFollowing, liveBoard } from "./following";
export { type FollowImportResult, importDueFollows, importFollows } from "./import-follows";
