import { Column, Row, Text } from "react-email";
import type { Letter, LetterLinks } from "../schema";
import { Frame } from "./frame";
import { LOOK } from "./look";
import { Action, Avatar, inLine, Title } from "./parts";
import { streamUrl, timeOf, type Voice } from "./voice";

type StreamLetter = Extract<Letter, { kind: "live" | "changed" | "watched" }>;

export function streamSubject(letter: StreamLetter, { t }: Voice): string {
  const { name, title, categoryName: category } = letter.stream;
  const { kind } = letter;
  if (kind === "watched") return t("mail.watched.subject", { name, category, count: letter.viewers });
  return title ? t(`mail.${kind}.subject`, { name, title }) : t(`mail.${kind}.subjectUntitled`, { name });
}

function heading(letter: StreamLetter, { t }: Voice): string {
  const { name, categoryName: category } = letter.stream;
  return letter.kind === "watched"
    ? t("mail.watched.heading", { name, category })
    : t(`mail.${letter.kind}.heading`, { name });
}

/** Somebody went live, changed what is on, or plays what the reader watches. */
export function StreamMail({
  letter,
  voice,
  links,
}: {
  letter: StreamLetter;
  voice: Voice;
  links: LetterLinks;
}) {
  const { stream, announcementId } = letter;
  const watched = letter.kind === "watched";
  const { t, page } = voice;
  const { name } = stream;
  return (
    <Frame
      voice={voice}
      preview={inLine(stream.title, stream.categoryName) || heading(letter, voice)}
      lit
      reason={
        watched
          ? t("mail.footer.watch", { category: stream.categoryName })
          : t("mail.footer.follow", { name })
      }
      whyUrl={page(`/notifications/${announcementId}`)}
      links={links}
      endThis={watched ? null : t("mail.footer.endBroadcaster", { name })}
    >
      <Row>
        {stream.avatarUrl && (
          <Column style={{ width: "72px", verticalAlign: "top" }}>
            <Avatar url={stream.avatarUrl} size={56} />
          </Column>
        )}
        <Column style={{ verticalAlign: "middle" }}>
          <Title>{heading(letter, voice)}</Title>
        </Column>
      </Row>
      {stream.title && (
        <Text className="t-ink" style={{ ...LOOK.title, marginTop: "20px" }}>
          {stream.title}
        </Text>
      )}
      <Text className="t-ink3" style={LOOK.fact}>
        {inLine(
          watched ? t("mail.watched.viewers", { count: letter.viewers }) : stream.categoryName,
          t("mail.live.since", { time: timeOf(voice, stream.startedAt) }),
        )}
      </Text>
      <Action href={streamUrl(stream.login)}>{t("mail.live.watch")}</Action>
    </Frame>
  );
}
