export { importPastStreams } from "./import-past";
