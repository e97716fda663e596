import type { ChatLine, ChatMessage } from "../schema";
import { veiled } from "./veil";

/** Pages of a log as TanStack Query keeps them. */
interface LogPages<Page> {
  pages: Page[];
  pageParams: (string | null)[];
}

/** The log with one message as it is now, where it stands. */
export const withMessage = <Page extends { lines: ChatLine[] }>(
  log: LogPages<Page>,
  message: ChatMessage,
): LogPages<Page> => edited(log, message.id, () => message);

/** The log with a message taken out of it by hand: the channel's owner goes on reading it, others do not. */
export const takenOutIn = <Page extends { lines: ChatLine[] }>(
  log: LogPages<Page>,
  id: string,
  { at, own }: { at: Date; own: boolean },
): LogPages<Page> =>
  edited(log, id, (message) => {
    const taken: ChatMessage = { ...message, deleted: { at: at.toISOString(), by: "hand" } };
    return own ? taken : veiled(taken);
  });

const edited = <Page extends { lines: ChatLine[] }>(
  log: LogPages<Page>,
  id: string,
  edit: (message: ChatMessage) => ChatMessage,
): LogPages<Page> => ({
  ...log,
  pages: log.pages.map((page) => ({
    ...page,
    lines: page.lines.map((line) =>
      line.type === "message" && line.message.id === id ? { ...line, message: edit(line.message) } : line,
    ),
  })),
});
