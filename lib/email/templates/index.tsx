import type { ReactElement } from "react";
import { render, toPlainText } from "react-email";
import type { Letter, LetterLinks, RenderedLetter } from "../schema";
import { DigestMail, digestSubject } from "./digest-letter";
import { GatheredMail, gatheredSubject } from "./gathered-letter";
import { AccountMail, AlertMail, alertSubject, TestMail, VerifyMail } from "./notice-letters";
import { StreamMail, streamSubject } from "./stream-letter";
import type { Voice } from "./voice";

/** Capitals would change people's names. */
const PLAIN = { selectors: [{ selector: "h1", options: { uppercase: false } }] };

/** A letter as HTML and, for those who read without, as text. */
export async function renderMail(letter: Letter, voice: Voice, links: LetterLinks): Promise<RenderedLetter> {
  const { subject, body } = bodyOf(letter, voice, links);
  const html = await render(body);
  return { subject, html, text: `${toPlainText(html, PLAIN)}\n` };
}

function bodyOf(letter: Letter, voice: Voice, links: LetterLinks): { subject: string; body: ReactElement } {
  switch (letter.kind) {
    case "live":
    case "changed":
    case "watched":
      return { subject: streamSubject(letter, voice), body: <StreamMail {...{ letter, voice, links }} /> };
    case "gathered":
      return {
        subject: gatheredSubject(letter, voice),
        body: <GatheredMail {...{ letter, voice, links }} />,
      };
    case "digest":
      return { subject: digestSubject(letter, voice), body: <DigestMail {...{ letter, voice, links }} /> };
    case "verify":
      return { subject: voice.t("mail.verify.subject"), body: <VerifyMail {...{ letter, voice }} /> };
    case "alert":
      return { subject: alertSubject(letter, voice), body: <AlertMail {...{ letter, voice }} /> };
    case "account":
      return {
        subject: voice.t(`mail.account.${letter.notice}.subject`),
        body: <AccountMail {...{ letter, voice }} />,
      };
    case "test":
      return { subject: voice.t("mail.test.subject"), body: <TestMail voice={voice} /> };
  }
}
