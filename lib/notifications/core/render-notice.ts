import type { NoticeType } from "./notice-types";

/** Where an entry about the reader themselves leads: a path of this site. */
export const noticePath = (type: NoticeType, login: string): string =>
  type === "account_export" ? "/settings/account" : `/studio/${login}`;

/** The words of an entry about the reader themselves, for programs; pages have their own in the reader's language. */
export function renderNotice(type: NoticeType): { title: string; message: string } {
  return type === "account_export"
    ? { title: "Your export is ready", message: "It can be downloaded for seven days." }
    : {
        title: "Connect your channel again",
        message: "The connection to Twitch has ended, so the bot has left.",
      };
}
