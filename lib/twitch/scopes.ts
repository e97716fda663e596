/** What a broadcaster must have allowed for each of their lists to be read (product R5). */
export const ROLE_SCOPES = {
  subscriber: "channel:read:subscriptions",
  vip: "channel:read:vips",
  moderator: "moderation:read",
} as const;

/** What a broadcaster must have allowed for the files of their clips to be fetched (Get Clips Download). */
export const CLIP_FILES_SCOPE = "channel:manage:clips";
