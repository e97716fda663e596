import type { Answer } from "../http/exchange";
import type { Reply } from "../http/serve";
import type { Fault } from "../schema";
import { delayOf, faultOf, spoilAnswer } from "./spoil";

/** What becomes of a request that these faults struck; `answer` is asked only if there is to be one. */
export function decide(struck: readonly Fault[], answer: () => Answer): Reply {
  if (faultOf(struck, "hang")) return { fate: "hang" };
  if (faultOf(struck, "disconnect")) return { fate: "disconnect" };
  const cut = faultOf(struck, "cut");
  const delivery = cut ? (cut.stalls ? "stalls" : "breaks") : faultOf(struck, "no-length") && "no-length";
  return {
    fate: "answer",
    answer: spoilAnswer(struck, answer()),
    delayMs: delayOf(struck),
    ...(delivery && { delivery }),
  };
}
