import { Text } from "react-email";
import type { Letter, LetterLinks } from "../schema";
import { Frame } from "./frame";
import { LOOK } from "./look";
import { Action, inLine, Paragraph, StreamRow, Title } from "./parts";
import { timeOf, type Voice } from "./voice";

type GatheredLetter = Extract<Letter, { kind: "gathered" }>;

/** As many names as a subject has room for. */
const NAMES = 3;

export function gatheredSubject(letter: GatheredLetter, { t, formats }: Voice): string {
  return t("mail.gathered.subject", { count: letter.total, names: namesOf(letter, { t, formats }) });
}

/** "Kaya, Max, Vera and 4 more". */
function namesOf({ items, total }: GatheredLetter, { t, formats }: Pick<Voice, "t" | "formats">): string {
  const names = items.slice(0, NAMES).map(({ stream }) => stream.name);
  const more = total - names.length;
  return more > 0 ? `${names.join(", ")} ${t("mail.gathered.more", { count: more })}` : formats.list(names);
}

/** What waited for quiet hours to end, or for the hour's limit. */
export function GatheredMail(props: { letter: GatheredLetter; voice: Voice; links: LetterLinks }) {
  const { letter, voice, links } = props;
  const { t, page } = voice;
  const more = letter.total - letter.items.length;
  return (
    <Frame
      voice={voice}
      preview={namesOf(letter, voice)}
      lit={false}
      reason={t("mail.footer.following")}
      whyUrl={page("/notifications/why")}
      links={links}
      endThis={null}
    >
      <Title>{t("mail.gathered.heading", { count: letter.total })}</Title>
      <Paragraph>{t("mail.gathered.intro")}</Paragraph>
      {letter.items.map(({ id, kind, stream }) => (
        <StreamRow
          key={id}
          stream={stream}
          facts={inLine(
            stream.categoryName,
            kind === "live"
              ? t("mail.gathered.wentLive", { time: timeOf(voice, stream.startedAt) })
              : t("mail.gathered.changed"),
          )}
        />
      ))}
      {more > 0 && (
        <Text className="t-ink3" style={{ ...LOOK.fact, marginTop: "16px" }}>
          {t("mail.gathered.more", { count: more })}
        </Text>
      )}
      <Action href={page("/notifications")}>{t("mail.gathered.all")}</Action>
    </Frame>
  );
}
