/** All messages of channels that are off air belong to this stream. */
export const CHAT_ONLY_STREAM_ID = "00000000-0000-0000-0000-000000000001";
