import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { expect, it, test } from "vitest";
import { signatureOf } from "./signature";
import { VERIFY_IN_NODE, VERIFY_IN_PYTHON } from "./verify-examples";

const body = '{"text":"ü🎉"}';
const secret = "whsec_one";

function headersAt(timestamp: string, signed = body) {
  const id = "0198a0b2-0000-7000-8000-000000000001";
  return {
    "tallylight-event-id": id,
    "tallylight-timestamp": timestamp,
    "tallylight-signature": signatureOf(secret, { id, timestamp, body: signed }),
  };
}

const isGenuine = (headers: object): boolean => {
  const call = `console.log(isGenuine(${JSON.stringify(headers)}, Buffer.from(${JSON.stringify(body)}), "${secret}"))`;
  const script = `${VERIFY_IN_NODE}\n${call}`;
  return execFileSync(process.execPath, ["--input-type=module", "-e", script]).toString().trim() === "true";
};

it.each([
  ["takes what was signed", headersAt(new Date().toISOString()), true],
  ["refuses another body", headersAt(new Date().toISOString(), "{}"), false],
  ["refuses what is old", headersAt(new Date(Date.now() - 700_000).toISOString()), false],
  ["refuses what has no time", headersAt("never"), false],
  ["refuses what has no headers", {}, false],
])("the example for Node.js %s", (_name, headers, genuine) => {
  expect(isGenuine(headers)).toBe(genuine);
});

test("docs/events.md shows the same examples", () => {
  const manual = readFileSync("docs/events.md", "utf8");
  expect(manual).toContain(VERIFY_IN_NODE);
  expect(manual).toContain(VERIFY_IN_PYTHON);
});
