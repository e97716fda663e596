import { expect, test } from "vitest";
import type { Refusal } from "../schema";
import { refusalWords } from "./refusal-words";

test.each<[Refusal, string]>([
  [{ why: "unknown" }, "There is no such command."],
  [{ why: "disabled" }, "This command is switched off."],
  [{ why: "permission", needs: "vip" }, "This command is for VIPs and above."],
  [{ why: "permission", needs: "broadcaster" }, "This command is for the broadcaster."],
  [{ why: "permission", needs: "people" }, "This command is for the people who are named."],
  [{ why: "condition", needs: "online" }, "This command is answered only while the channel is live."],
  [{ why: "cooldown", scope: "everyone", secondsLeft: 0.2 }, "Cooling down: 1 s left."],
  [{ why: "cooldown", scope: "everyone", secondsLeft: 119.5 }, "Cooling down: 2 min left."],
  [{ why: "cooldown", scope: "person", secondsLeft: 86_400 }, "They used it a moment ago: 24 h left."],
  [{ why: "empty" }, "The answer came out empty, so that nothing is said."],
])("%j", (refusal, words) => {
  expect(refusalWords(refusal)).toBe(words);
});
