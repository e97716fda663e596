interface GoLive {
  broadcasterName: string;
  login: string;
  streamTitle: string;
  categoryName: string;
}

/**
 * The words of a broadcaster_live notification. The server and the browser both make them from the same
 * facts, so a notification reads the same whichever way it came. A missing title or category is left out.
 */
export function renderBroadcasterLive(live: GoLive): { title: string; message: string; link: string } {
  const playing = live.categoryName && `Playing ${live.categoryName}`;
  return {
    title: `${live.broadcasterName} is now live!`,
    message: [live.streamTitle, playing].filter(Boolean).join(" - "),
    link: `https://twitch.tv/${live.login}`,
  };
}
