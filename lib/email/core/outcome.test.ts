import { describe, expect, test } from "vitest";
import { outcomeOf } from "./outcome";

const answer = (command: string, response: string, code = "EENVELOPE") => ({
  command,
  code,
  response,
  responseCode: Number(response.slice(0, 3)),
});
const lost = (code: string, message: string) => ({ code, message, command: "CONN" });

const SENDING = { connected: true, begun: true };

describe("whose fault it is", () => {
  test.each([
    ["no such user", answer("RCPT TO", "550 5.1.1 <vera@example.org> no such user"), "refused_address"],
    ["no such user, said bluntly", answer("RCPT TO", "550 nobody here"), "refused_address"],
    ["user moved away", answer("RCPT TO", "551 5.1.6 moved"), "refused_address"],
    ["a domain that takes no mail", answer("RCPT TO", "556 5.1.10 null MX"), "refused_address"],
    ["mailbox switched off", answer("RCPT TO", "550 5.2.1 disabled"), "refused_address"],
    ["no such user, found late", answer("DATA", "550 5.1.1 no such user", "EMESSAGE"), "refused_address"],
    ["mailbox full for good", answer("RCPT TO", "552 5.2.2 full"), "refused"],
    ["blocked for what we are", answer("RCPT TO", "550 5.7.1 blocked by policy"), "refused"],
    ["relaying denied", answer("RCPT TO", "554 5.7.1 relay access denied"), "refused"],
    ["relaying denied, said bluntly", answer("RCPT TO", "550 relay not permitted"), "refused"],
    ["listed as a spammer, said bluntly", answer("RCPT TO", "550 host is on a block list"), "refused"],
    ["not let in, said bluntly", answer("RCPT TO", "554 no"), "refused"],
    ["our own address is wrong", answer("RCPT TO", "550 5.1.8 bad sender"), "refused"],
    ["our own address is unknown to Postfix", answer("RCPT TO", "550 5.1.0 sender rejected"), "refused"],
    ["taken for spam", answer("DATA", "554 5.7.1 looks like spam", "EMESSAGE"), "refused"],
    ["taken for spam, said bluntly", answer("DATA", "554 no", "EMESSAGE"), "refused"],
    ["greylisted", answer("RCPT TO", "451 4.7.1 come back later"), "retry"],
    ["server is closing", answer("MAIL FROM", "421 4.3.2 shutting down"), "retry"],
    ["disk full", answer("DATA", "452 4.3.1 no space", "EMESSAGE"), "retry"],
    ["lost while sending", lost("ECONNECTION", "Connection closed unexpectedly"), "retry"],
    ["reset while sending", lost("ESOCKET", "read ECONNRESET"), "retry"],
    ["silent while sending", lost("ETIMEDOUT", "Timeout"), "retry"],
    ["password asked for", answer("MAIL FROM", "530 5.7.0 sign in first"), "down"],
    ["sender not wanted", answer("MAIL FROM", "550 5.7.1 sender rejected"), "down"],
    ["too big", answer("MAIL FROM", "552 5.3.4 too big"), "refused"],
    ["something unheard of", {}, "retry"],
  ])("%s", (_name, failure, kind) => expect(outcomeOf(failure, SENDING).kind).toBe(kind));

  test.each([
    ["gone before anything was said", { code: "ECONNECTION", command: "API" }, "unsaid"],
    ["reset before the text was asked for", lost("ESOCKET", "write ECONNRESET"), "unsaid"],
    ["silent before the text was asked for", lost("ETIMEDOUT", "Timeout"), "retry"],
    ["refused before the text was asked for", answer("RCPT TO", "550 5.7.1 blocked"), "refused"],
  ])("over a connection that was kept: %s", (_name, failure, kind) =>
    expect(outcomeOf(failure, { connected: true, begun: false }).kind).toBe(kind),
  );

  test.each([
    ["nobody listens", lost("ESOCKET", "connect ECONNREFUSED")],
    ["no such host", lost("EDNS", "getaddrinfo ENOTFOUND")],
    ["wrong certificate", lost("ESOCKET", "self-signed certificate")],
    ["wrong password", answer("AUTH PLAIN", "535 5.7.8 wrong", "EAUTH")],
    ["greets with a refusal", answer("CONN", "554 no SMTP service here", "EPROTOCOL")],
    ["greets with come back later", answer("CONN", "421 too busy", "EPROTOCOL")],
  ])("before it lets us in: %s", (_name, failure) =>
    expect(outcomeOf(failure, { connected: false, begun: false }).kind).toBe("down"),
  );
});

test("what the server said is kept in one line, without the address", () => {
  expect(outcomeOf(answer("RCPT TO", "550-5.1.1 <vera@example.org>:\r\n550 5.1.1 unknown"), SENDING)).toEqual(
    {
      kind: "refused_address",
      error: "550-5.1.1 <address>: 550 5.1.1 unknown",
    },
  );
  expect(outcomeOf({ message: "x".repeat(5_000) }, SENDING)).toEqual({
    ...{ kind: "retry", error: "x".repeat(300), unsure: true },
  });
});
