const text = new TextEncoder();

/** Lines that no client can make whole sense of, and none may stumble over. */
export function garbageLines(login: string, roomId: string): Uint8Array[] {
  const said = (tags: string, words: string) =>
    `@${tags};display-name=Odd;tmi-sent-ts=1700000000000 :odd!odd@odd.tmi.twitch.tv PRIVMSG #${login} :${words}`;
  const whole = `room-id=${roomId};user-id=404`;
  const lines = [
    "",
    "@",
    ":",
    "@a=b",
    " \t ",
    "\0\0\0",
    "12 #x",
    `@id=bad-1 :x FROBNICATE #${login} :what?`,
    said(`user-id=404;room-id=${roomId}`, "BAD without an id"),
    said("id=bad-2;user-id=404", "BAD without a room"),
    said(`id=bad-3;room-id=${roomId}`, "BAD without an author"),
    said(`id=bad-4;${whole};emotes=25:99-5,x-y/::/1:0-99999;badges=///,,;bits=many`, "BAD tags"),
    said(`id=bad-5;${whole};filler=${"x".repeat(8000)}`, "BAD eight kilobytes"),
    said(`id=bad-6;${whole};filler=${"y".repeat(40_000)}`, "BAD too long"),
    said(`id=bad-7;${whole}`, "BAD\0with\0NUL"),
    `@room-id=${roomId} :tmi.twitch.tv CLEARCHAT #${login} :nobody-with-an-id`,
  ].map((line) => text.encode(`${line}\r\n`));
  const broken = [
    text.encode(said(`id=bad-8;${whole}`, "BAD ")),
    Uint8Array.of(0xff, 0xe2, 0x82),
    text.encode("\r\n"),
  ];
  return [...lines, joined(broken)];
}

function joined(pieces: readonly Uint8Array[]): Uint8Array {
  return Uint8Array.from(pieces.flatMap((piece) => [...piece]));
}
