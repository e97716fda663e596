interface InCategory {
  broadcasterName: string;
  login: string;
  streamTitle: string;
  categoryName: string;
  viewerCount: number;
  more: number;
}

/** The words of a category_live notification: who plays what before how many, and why one hears of it. */
export function renderCategoryLive(live: InCategory): { title: string; message: string; link: string } {
  const viewers = `${live.viewerCount.toLocaleString("en")} ${live.viewerCount === 1 ? "viewer" : "viewers"}`;
  const more = live.more > 0 && `and ${live.more.toLocaleString("en")} more in this hour`;
  const why = ["You watch this category", more].filter(Boolean).join(", ");
  return {
    title: `${live.broadcasterName} plays ${live.categoryName} - ${viewers}`,
    message: [live.streamTitle, why].filter(Boolean).join(" - "),
    link: `https://twitch.tv/${live.login}`,
  };
}
