export { listReadableChannels, mayReadChat } from "./readable";
