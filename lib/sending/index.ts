export { beginConnecting, disconnectAccount, pollConnecting, readAccount } from "./account";
export { readSendBudget } from "./budget";
export { createSendingDuty } from "./duty";
export { readingAccount } from "./reading-account";
export { say } from "./say";
export { listOutgoing, pruneOutgoing, sayInChannel } from "./service";
