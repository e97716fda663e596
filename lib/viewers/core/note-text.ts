import type { Noted } from "./activity";

/** Notes as text, short. */
export const textOfNotes = (notes: readonly Noted[]): string =>
  JSON.stringify(
    notes.map((note) => [
      ...[note.channelId, note.streamId, note.personId, note.login, note.name],
      ...[note.firstAt, note.lastAt, note.messages, note.flags],
    ]),
  );

type Row = [string, string, string, string, string, number, number, number, number];

/** What `textOfNotes` wrote. Nobody else writes such texts, and there are thousands in a second: not checked. */
export const notesOfText = (text: string): Noted[] =>
  (JSON.parse(text) as Row[]).map(
    ([channelId, streamId, personId, login, name, firstAt, lastAt, messages, flags]) => ({
      ...{ channelId, streamId, personId, login, name },
      ...{ firstAt, lastAt, messages, flags },
    }),
  );
