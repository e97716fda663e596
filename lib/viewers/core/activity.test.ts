import fc from "fast-check";
import { expect, test } from "vitest";
import { CHAT_ONLY_STREAM_ID } from "@/lib/streams/schema";
import { type Activity, notesOf, summaryOf } from "./activity";

const activity: fc.Arbitrary<Activity> = fc
  .record({
    channel: fc.constantFrom("1", "2"),
    stream: fc.constantFrom("a", "b", null),
    authorId: fc.constantFrom("7", "8", "77"),
    authorName: fc.constantFrom("Old", "New"),
    sentAt: fc.integer({ min: 0, max: 20 }),
    flags: fc.constantFrom(0, 4),
  })
  .map(({ channel, stream, authorId, authorName, sentAt, flags }) => ({
    ...{ authorId, authorName, sentAt, flags },
    channelId: channel,
    streamId: stream === null ? CHAT_ONLY_STREAM_ID : `${channel}${stream}`,
    authorLogin: authorName.toLowerCase(),
  }));
const batch = fc.array(activity, { maxLength: 60 });

test("no message is lost, and none counts twice", () => {
  fc.assert(
    fc.property(batch, (rows) => {
      const { inChannels, atStreams } = summaryOf(notesOf(rows));
      const sum = (counted: readonly { messages: number }[]) =>
        counted.reduce((all, { messages }) => all + messages, 0);
      expect(sum(inChannels)).toBe(rows.length);
      expect(sum(atStreams)).toBe(rows.filter(({ streamId }) => streamId !== CHAT_ONLY_STREAM_ID).length);
      for (const { channelId, personId, messages, firstAt, lastAt } of inChannels) {
        const own = rows.filter((row) => row.channelId === channelId && row.authorId === personId);
        const times = own.map(({ sentAt }) => sentAt);
        expect({ messages, firstAt, lastAt }).toEqual({
          messages: own.length,
          firstAt: Math.min(...times),
          lastAt: Math.max(...times),
        });
      }
    }),
  );
});

test("how messages are cut into batches, and in which order they come, changes nothing", () => {
  fc.assert(
    fc.property(batch, fc.nat(), (rows, cut) => {
      const at = cut % (rows.length + 1);
      const reversed = rows.toReversed();
      const parts = [...notesOf(reversed.slice(0, at)), ...notesOf(reversed.slice(at))];
      expect(facts(summaryOf(parts))).toEqual(facts(summaryOf(notesOf(rows))));
    }),
  );
});

/** What of a summary is written; a note has more. */
const facts = ({ people, inChannels, atStreams }: ReturnType<typeof summaryOf>) => ({
  people: people.map(({ personId, name, firstAt, lastAt }) => [personId, name, firstAt, lastAt]),
  inChannels: inChannels.map(({ channelId, personId, messages, flags }) => [
    ...[channelId, personId, messages, flags],
  ]),
  atStreams: atStreams.map(({ personId, streamId, firstAt, messages }) => [
    ...[personId, streamId, firstAt, messages],
  ]),
});

test("each row is there once, in order", () => {
  fc.assert(
    fc.property(batch, (rows) => {
      const { people, inChannels } = summaryOf(notesOf(rows));
      const ids = people.map(({ personId }) => personId);
      expect(ids).toEqual([...new Set(ids)].sort());
      const keys = inChannels.map(({ channelId, personId }) => `${channelId} ${personId}`);
      expect(keys).toEqual([...new Set(keys)].sort());
    }),
  );
});
