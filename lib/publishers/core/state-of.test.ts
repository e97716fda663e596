import { expect, test } from "vitest";
import { stateOf } from "./state-of";

const AT = new Date(0);
const well = { pausedAt: null, disabledAt: null, failingSince: null, held: true };

test.each([
  ["running", well],
  ["retrying", { ...well, failingSince: AT }],
  ["waiting", { ...well, held: false, failingSince: AT }],
  ["paused", { ...well, pausedAt: AT, held: false, failingSince: AT }],
  ["disabled", { ...well, disabledAt: AT, pausedAt: AT }],
])("%s", (state, standing) => expect(stateOf(standing)).toBe(state));
