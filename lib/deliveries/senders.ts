import type { Pool } from "@/lib/db/client";
import type { Counts } from "./book-outcomes";
import type { Carrier } from "./carrier";
import type { LaneLog } from "./claims";
import { MAIL_PERSISTENCE, PUSH_PERSISTENCE } from "./core/settle";
import { createLane, type LaneRun } from "./lane";

export interface SenderDeps {
  pool: Pool;
  carriers: { email: Carrier; push: Carrier };
  /** Connections to the mail server at once. */
  mailConnections: number;
  log: LaneLog;
}

/** What sends deliveries from this process. See `Lane`. */
export interface Senders {
  sendEmails(run: LaneRun): Promise<Partial<Counts>>;
  sendPushes(run: LaneRun): Promise<Partial<Counts>>;
}

/** Pushes go to many services, each of which takes its time: more at once than mails, which have one server. */
const PUSHES_AT_ONCE = 20;

export function createSenders({ pool, carriers, mailConnections, log }: SenderDeps): Senders {
  const email = createLane({
    ...{ pool, medium: "email", carrier: carriers.email, log },
    ...{ atOnce: mailConnections, persistence: MAIL_PERSISTENCE },
  });
  const push = createLane({
    ...{ pool, medium: "push", carrier: carriers.push, log },
    ...{ atOnce: PUSHES_AT_ONCE, persistence: PUSH_PERSISTENCE },
  });
  return { sendEmails: email.run, sendPushes: push.run };
}
