/** Where the pages of history are. */
export const channelPath = (login: string) => `/channels/${login}`;
export const streamsPath = (login: string) => `/channels/${login}/streams`;
export const streamPath = (login: string, id: string) => `/channels/${login}/streams/${id}`;

/** Streams side by side. Ids hold nothing that an address would have to escape. */
export const compareStreamsPath = (ids: readonly string[]) => `/compare?streams=${ids.join(",")}`;
export const compareChannelsPath = (logins: readonly string[]) => `/compare?channels=${logins.join(",")}`;

export type ExportFormat = "csv" | "json";

/** Files to keep: all streams of a channel, or the viewer counts of one stream. */
export const streamsExport = (login: string, format: ExportFormat) =>
  `/api/v1/channels/${login}/streams/export?format=${format}`;
export const streamExport = (id: string, format: ExportFormat) =>
  `/api/v1/streams/${id}/export?format=${format}`;
