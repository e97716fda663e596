/** The page of what a channel's bot answers, for anybody. */
export const publicCommandsPath = (login: string): string =>
  `/channels/${encodeURIComponent(login)}/commands`;
