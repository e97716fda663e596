import { expect, test } from "vitest";
import type { ChatLine, ChatMessage } from "../schema";
import { takenOutIn, withMessage } from "./edit-log";

const line = (id: string, text = id): ChatLine => ({
  type: "message",
  message: { id, text, emotes: [], deleted: null } as unknown as ChatMessage,
});
const log = { pages: [{ lines: [line("a"), line("b")] }, { lines: [line("c")] }], pageParams: [null, "x"] };
const messages = ({ pages }: { pages: { lines: ChatLine[] }[] }) =>
  pages.flatMap(({ lines }) => lines.flatMap((one) => (one.type === "message" ? [one.message] : [])));
const at = new Date("2026-11-20T18:00:00Z");
const deleted = { at: at.toISOString(), by: "hand" };

test("what is taken out is struck for the owner, and gone for others", () => {
  expect(messages(takenOutIn(log, "c", { at, own: true }))).toMatchObject([
    ...[
      { id: "a", deleted: null },
      { id: "b", deleted: null },
    ],
    { id: "c", text: "c", deleted },
  ]);
  expect(messages(takenOutIn(log, "a", { at, own: false }))[0]).toMatchObject({ text: "", deleted });
});

test("what is put back stands where it stood", () => {
  const [, back] = [line("a"), line("b", "again")];
  if (back?.type !== "message") throw new Error("not a message");
  expect(messages(withMessage(log, back.message)).map(({ text }) => text)).toEqual(["a", "again", "c"]);
});
