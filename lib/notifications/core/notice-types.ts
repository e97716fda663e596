/**
 * What a notification about the reader themselves may be. Apart from the schema, because every page of somebody signed
 * in needs to know it, and the library of schemas would be a tenth of what such a page loads.
 */
export const NOTICE_TYPES = ["account_export", "channel_reconnect"] as const;
export type NoticeType = (typeof NOTICE_TYPES)[number];

export const isNotice = (type: string): type is NoticeType =>
  NOTICE_TYPES.some((noticeType) => noticeType === type);
