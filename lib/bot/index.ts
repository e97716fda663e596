export { heedGrants } from "./heed-grants";
export { getChannel, joinChannel, leaveChannel, listChannels, updateChannelSettings } from "./service";
export { botStatus } from "./status";
