export {
  addressChanged,
  confirmAddress,
  dropAddress,
  enterAddress,
  getAddress,
  readConfirmation,
  stopAddress,
} from "./addresses";
export type { Mail } from "./compose";
export { createConfirmTokens, hashOfToken, type MakeConfirmToken } from "./confirm-token";
export type { MailOutcome } from "./core/outcome";
export type { MailKind, UnsubscribeClaim } from "./core/unsubscribe-claim";
export {
  confirmTokens,
  letterWriter,
  mailer,
  mailStaysHere,
  unsubscribeTokens,
  warmUpMails,
} from "./instance";
export { listOutbox, readOutbox } from "./look-into-outbox";
export { createMailer, type Mailer } from "./mailer";
export { createOutbox } from "./outbox";
export { createUnsubscribeTokens, type UnsubscribeTokens } from "./unsubscribe-token";
export { createLetterWriter, type WriteLetter } from "./write-letter";
