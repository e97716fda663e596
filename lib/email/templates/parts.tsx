import type { ReactNode } from "react";
import { Column, Heading, Img, Link, Row, Text } from "react-email";
import type { LetterStream } from "../schema";
import { LOOK } from "./look";
import { streamUrl } from "./voice";

export const Title = ({ children }: { children: ReactNode }) => (
  <Heading as="h1" className="t-ink" style={LOOK.heading}>
    {children}
  </Heading>
);

export const Paragraph = ({ children }: { children: ReactNode }) => (
  <Text className="t-ink2" style={LOOK.text}>
    {children}
  </Text>
);

/** The one thing to do; a padded link, since buttons do nothing in mails. */
export const Action = ({ href, children }: { href: string; children: ReactNode }) => (
  <Link href={href} className="t-button" style={LOOK.button}>
    {children}
  </Link>
);

/**
 * A picture, fetched by who reads, however big it is. It says nothing that the name beside it does not: without it a
 * plain disc is there.
 */
export const Avatar = ({ url, size }: { url: string | null; size: number }) => (
  <Img
    src={url ?? undefined}
    alt=""
    width={size}
    height={size}
    className="t-avatar"
    style={{ ...LOOK.avatar, width: `${size}px`, height: `${size}px` }}
  />
);

/** A line of a list: who, what, and facts below. */
export function StreamRow({ stream, facts }: { stream: LetterStream; facts: ReactNode }) {
  return (
    <Row className="t-line" style={LOOK.row}>
      <Column style={{ width: "52px", verticalAlign: "top" }}>
        {stream.avatarUrl && <Avatar url={stream.avatarUrl} size={40} />}
      </Column>
      <Column style={{ verticalAlign: "top" }}>
        <Text className="t-ink" style={LOOK.name}>
          <Link href={streamUrl(stream.login)} className="t-ink" style={LOOK.nameLink}>
            {stream.name}
          </Link>
        </Text>
        {stream.title && (
          <Text className="t-ink2" style={{ ...LOOK.text, marginTop: "2px", lineHeight: "22px" }}>
            {stream.title}
          </Text>
        )}
        <Text className="t-ink3" style={LOOK.fact}>
          {facts}
        </Text>
      </Column>
    </Row>
  );
}

/** Facts in a line, those that there are. */
export const inLine = (...facts: (string | null)[]): string => facts.filter(Boolean).join(" · ");
