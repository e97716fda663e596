import { expect, test } from "vitest";
import type { Choice } from "./choose-transport";
import { judgeTransport, type Signs } from "./judge-transport";

const now = new Date("2026-11-22T12:00:00Z");
const choice: Choice = { transport: "webhook", reason: "So.", problem: null, probeWebhook: false };
const signs: Signs = {
  ...{ choice, callback: "https://tally.example.org/x?key=1", enabled: 0, pending: 0, unverified: 0 },
  ...{ probe: "unknown", noConduit: false, troubles: {}, now },
  socket: { isConnected: false, lostMs: null, problem: null },
};
const conduit: Choice = { ...choice, transport: "conduit" };
const old = { words: "It failed.", attempts: 1, retryAt: new Date(now.getTime() - 1) };

test.each([
  ["works where one is enabled", { enabled: 1, unverified: 3 }, [], false],
  ["is waited for while some are pending", { pending: 1, unverified: 3 }, [], true],
  ["fails when none was verified", { unverified: 1 }, ["webhook"], true],
  ["is not judged where nothing was asked for", {}, [], true],
  ["is good again", { enabled: 1, troubles: { webhook: old } }, [], false],
] as const)("a webhook %s", (_what, over, troubled, isBroken) => {
  const judged = judgeTransport({ ...signs, ...over });
  expect(Object.keys(judged.troubles)).toEqual(troubled);
  expect(judged.isBroken).toBe(isBroken);
  expect(judged.problem === null).toBe(troubled.length === 0);
});

test("a socket fails after two minutes, once for each time it is tried, with its own words", () => {
  const socket = { isConnected: false, lostMs: 119_000, problem: "Twitch went silent." };
  expect(judgeTransport({ ...signs, choice: conduit, socket })).toMatchObject({
    troubles: {},
    isBroken: true,
  });
  const failed = judgeTransport({ ...signs, choice: conduit, socket: { ...socket, lostMs: 120_000 } });
  expect(failed).toMatchObject({ problem: "Twitch went silent.", troubles: { conduit: { attempts: 1 } } });
  const again = { ...signs, choice: conduit, troubles: failed.troubles };
  expect(judgeTransport({ ...again, socket: { ...socket, lostMs: 130_000 } }).troubles).toEqual(
    failed.troubles,
  );
  const connected = { isConnected: true, lostMs: null, problem: null };
  expect(judgeTransport({ ...again, socket: connected })).toEqual({
    troubles: {},
    problem: null,
    isBroken: false,
  });
});

test("a probe of the webhook ends its trouble, or makes it rest longer", () => {
  const probing = { ...signs, choice: conduit, troubles: { webhook: old } };
  const socket = { isConnected: true, lostMs: null, problem: null };
  expect(judgeTransport({ ...probing, socket, probe: "works" }).troubles).toEqual({});
  expect(judgeTransport({ ...probing, socket, probe: "fails" }).troubles.webhook).toMatchObject({
    attempts: 2,
    words: "Twitch gets no answer from https://tally.example.org/x.",
  });
});

test("nothing is broken where nothing is wanted", () => {
  const off = { ...choice, transport: null };
  expect(judgeTransport({ ...signs, choice: off })).toEqual({ troubles: {}, problem: null, isBroken: false });
});
