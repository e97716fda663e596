export { heedGrants } from "./heed-grants";
export { countJoinedWithin } from "./repository-channels";
export { getChannel, joinChannel, leaveChannel, listChannels, updateChannelSettings } from "./service";
export { botStatus } from "./status";
