export { followByLogin, setMuted, unfollow } from "./follow";
export { type DueImports, importDueFollows } from "./import-due-follows";
export { type ImportResult, importAfterSignIn, importFollows } from "./import-follows";
export { getFollowed, listFollowing, liveBoard } from "./list";
