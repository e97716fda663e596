/** Postgres takes 7,999 bytes; ids are digits. */
const MOST_BYTES = 7_900;

/** What is said on the notification channel "chat" when these channels have something new: ids, no content. */
export function noticesOf(channelIds: Iterable<string>): string[] {
  const notices: string[] = [];
  let notice = "";
  for (const id of new Set(channelIds)) {
    if (notice !== "" && notice.length + 1 + id.length > MOST_BYTES) {
      notices.push(notice);
      notice = "";
    }
    notice = notice === "" ? id : `${notice},${id}`;
  }
  return notice === "" ? notices : [...notices, notice];
}

/** The channels that a notice tells of. */
export const channelsOfNotice = (notice: string): string[] => notice.split(",").filter((id) => id !== "");
