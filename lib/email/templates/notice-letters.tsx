import { Text } from "react-email";
import { failureText } from "@/lib/i18n/failure-text";
import type { Letter } from "../schema";
import { Frame } from "./frame";
import { LOOK } from "./look";
import { Action, Paragraph, Title } from "./parts";
import { timeOf, type Voice } from "./voice";

type VerifyLetter = Extract<Letter, { kind: "verify" }>;
type AccountLetter = Extract<Letter, { kind: "account" }>;
type AlertLetter = Extract<Letter, { kind: "alert" }>;

/** What was asked for once cannot be ended. */
const NO_LINKS = { endThis: null, endAll: null };

/** Asks whether an address is the reader's. */
export function VerifyMail({ letter, voice }: { letter: VerifyLetter; voice: Voice }) {
  const { t } = voice;
  const body = t("mail.verify.body", { name: letter.name, address: letter.address });
  return (
    <Frame
      {...{ voice, links: NO_LINKS, whyUrl: null, endThis: null }}
      preview={body}
      lit={false}
      reason={t("mail.footer.asked")}
    >
      <Title>{t("mail.verify.heading")}</Title>
      <Paragraph>{body}</Paragraph>
      <Action href={letter.confirmUrl}>{t("mail.verify.confirm")}</Action>
      <Text className="t-ink3" style={{ ...LOOK.fact, marginTop: "20px" }}>
        {t("mail.verify.limit")}
      </Text>
    </Frame>
  );
}

export function alertSubject({ alert, closedAt }: AlertLetter, { t }: Voice): string {
  const title = t(`mail.alert.titles.${alert}`);
  return closedAt ? t("mail.alert.subjectClosed", { title }) : t("mail.alert.subjectOpen", { title });
}

/** Tells operators that something is wrong, or no longer is. */
export function AlertMail({ letter, voice }: { letter: AlertLetter; voice: Voice }) {
  const { t, formats, page } = voice;
  const { openedAt, closedAt } = letter;
  const summary = failureText(formats.locale, letter.summary);
  const from = timeOf(voice, openedAt);
  const span = closedAt && formats.span(closedAt.getTime() - openedAt.getTime());
  const when = closedAt
    ? t("mail.alert.ended", { from, to: timeOf(voice, closedAt), span: span ?? "" })
    : t("mail.alert.began", { time: from });
  return (
    <Frame
      {...{ voice, links: NO_LINKS, whyUrl: null, endThis: null }}
      preview={closedAt ? t("mail.alert.endedBody") : summary}
      lit={closedAt === null}
      reason={t("mail.alert.footer")}
    >
      <Title>{alertSubject(letter, voice)}</Title>
      <Text className="t-ink3" style={LOOK.fact}>
        {when}
      </Text>
      <Paragraph>{closedAt ? t("mail.alert.endedBody") : summary}</Paragraph>
      <Action href={page("/admin/sync")}>{t("mail.alert.open")}</Action>
    </Frame>
  );
}

/** Tells of the reader's own account: what is ready, what will happen, what is to be done. */
export function AccountMail({ letter, voice }: { letter: AccountLetter; voice: Voice }) {
  const { t, formats, page } = voice;
  const { notice, path, until } = letter;
  const body = t(`mail.account.${notice}.body`, { until: until ? formats.exact(until.getTime()) : "" });
  return (
    <Frame
      {...{ voice, links: NO_LINKS, whyUrl: null, endThis: null }}
      preview={body}
      lit={false}
      reason={t("mail.account.footer")}
    >
      <Title>{t(`mail.account.${notice}.subject`)}</Title>
      <Paragraph>{body}</Paragraph>
      {notice === "deletion" && (
        <Action href={page("/settings/account")}>{t("mail.account.deletion.keep")}</Action>
      )}
      {notice === "deletion" ? (
        <Paragraph>{t("mail.account.deletion.receipt", { link: page(path) })}</Paragraph>
      ) : (
        <Action href={page(path)}>{t(`mail.account.${notice}.open`)}</Action>
      )}
    </Frame>
  );
}

/** Shows that mail arrives. */
export function TestMail({ voice }: { voice: Voice }) {
  const { t, page } = voice;
  return (
    <Frame
      {...{ voice, links: NO_LINKS, whyUrl: null, endThis: null }}
      preview={t("mail.test.body")}
      lit
      reason={t("mail.footer.asked")}
    >
      <Title>{t("mail.test.heading")}</Title>
      <Paragraph>{t("mail.test.body")}</Paragraph>
      <Action href={page("/settings/notifications")}>{t("mail.test.open")}</Action>
    </Frame>
  );
}
