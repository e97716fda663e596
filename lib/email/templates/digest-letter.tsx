import { Text } from "react-email";
import type { Letter, LetterLinks } from "../schema";
import { Frame } from "./frame";
import { LOOK } from "./look";
import { Action, inLine, Paragraph, StreamRow, Title } from "./parts";
import { dateAndTime, timeOf, type Voice } from "./voice";

type DigestLetter = Extract<Letter, { kind: "digest" }>;
type DigestStream = DigestLetter["streams"][number];

const countOf = ({ streams, more }: DigestLetter) => streams.length + more;

export function digestSubject(letter: DigestLetter, { t }: Voice): string {
  const count = countOf(letter);
  return letter.period === "daily"
    ? t("mail.digest.subjectDaily", { count })
    : t("mail.digest.subjectWeekly", { count });
}

/** A day or a week in one mail: what is on air first, then what is over. */
export function DigestMail({
  letter,
  voice,
  links,
}: {
  letter: DigestLetter;
  voice: Voice;
  links: LetterLinks;
}) {
  const { t, page } = voice;
  const onAir = letter.streams.filter(({ endedAt }) => endedAt === null);
  const over = letter.streams.filter(({ endedAt }) => endedAt !== null);
  const intro = t("mail.digest.intro", { count: countOf(letter) });
  return (
    <Frame
      voice={voice}
      preview={intro}
      lit={onAir.length > 0}
      reason={t("mail.footer.digest")}
      whyUrl={null}
      links={links}
      endThis={t("mail.footer.endDigest")}
    >
      <Title>{t(letter.period === "daily" ? "mail.digest.headingDaily" : "mail.digest.headingWeekly")}</Title>
      <Text className="t-ink3" style={LOOK.fact}>
        {t("mail.digest.span", { from: dateAndTime(voice, letter.from), to: dateAndTime(voice, letter.to) })}
      </Text>
      <Paragraph>{intro}</Paragraph>
      <Part words={t("mail.digest.onAir")} streams={onAir} voice={voice} />
      <Part words={t("mail.digest.over")} streams={over} voice={voice} />
      {letter.more > 0 && (
        <Text className="t-ink3" style={{ ...LOOK.fact, marginTop: "16px" }}>
          {t("mail.digest.more", { count: letter.more })}
        </Text>
      )}
      <Action href={page("/streams")}>{t("mail.digest.all")}</Action>
    </Frame>
  );
}

function Part({ words, streams, voice }: { words: string; streams: readonly DigestStream[]; voice: Voice }) {
  if (streams.length === 0) return null;
  return (
    <>
      <Text className="t-ink3" style={LOOK.label}>
        {words}
      </Text>
      {streams.map((stream) => (
        <StreamRow
          key={`${stream.broadcasterId} ${stream.startedAt.getTime()}`}
          stream={stream}
          facts={factsOf(stream, voice)}
        />
      ))}
    </>
  );
}

function factsOf({ categoryName, startedAt, endedAt, peakViewers }: DigestStream, voice: Voice): string {
  const { t, formats } = voice;
  const when = endedAt
    ? `${timeOf(voice, startedAt)}, ${formats.span(endedAt.getTime() - startedAt.getTime())}`
    : t("mail.live.since", { time: timeOf(voice, startedAt) });
  const peak = peakViewers === null ? null : t("mail.digest.peak", { viewers: formats.count(peakViewers) });
  return inLine(categoryName, when, peak);
}
