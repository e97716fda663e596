export { EventSubSocket, type SocketTimings, type Told } from "./socket";
