import type { ReactNode } from "react";
import { Body, Container, Head, Html, Link, Preview, Section, Text } from "react-email";
import type { LetterLinks } from "../schema";
import { DARK_STYLES, LOOK } from "./look";
import type { Voice } from "./voice";

export interface FrameProps {
  voice: Voice;
  /** What lists of mails show beside the subject. */
  preview: string;
  /** Somebody is on air, or something is wrong. */
  lit: boolean;
  /** Why the reader gets this. */
  reason: string;
  /** A page that says so in detail; null: there is none. */
  whyUrl: string | null;
  links: LetterLinks;
  /** The words of the link that ends this kind of mail. */
  endThis: string | null;
  children: ReactNode;
}

/** What every mail has around what it says. */
export function Frame({ voice, preview, lit, children, ...footer }: FrameProps) {
  return (
    <Html lang={voice.formats.locale} dir="ltr">
      <Head>
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        {/* Apple's mail would make links of dates and addresses. */}
        <meta name="format-detection" content="telephone=no,date=no,address=no,email=no,url=no" />
        <style>{DARK_STYLES}</style>
      </Head>
      <Preview>{preview}</Preview>
      <Body className="t-canvas" style={LOOK.body}>
        <Container style={LOOK.container}>
          <Text className="t-ink2" style={LOOK.masthead}>
            <span className={lit ? "t-lamp-on" : ""} style={LOOK.lamp(lit)} />
            Tallylight
          </Text>
          <Section className="t-surface t-card" style={LOOK.card}>
            {children}
          </Section>
          <Footer voice={voice} {...footer} />
        </Container>
      </Body>
    </Html>
  );
}

type FooterProps = Pick<FrameProps, "voice" | "reason" | "whyUrl" | "links" | "endThis">;

function Footer({ voice: { t, page }, reason, whyUrl, links, endThis }: FooterProps) {
  const entries: [string, string | null][] = [
    [t("mail.footer.why"), whyUrl],
    [t("mail.footer.preferences"), links.endAll && page("/settings/notifications")],
    [endThis ?? "", links.endThis],
    [t("mail.footer.endAll"), links.endAll],
  ];
  const shown = entries.filter((entry): entry is [string, string] => entry[0] !== "" && entry[1] !== null);
  return (
    <>
      <Text className="t-ink3" style={LOOK.footer}>
        {reason}
      </Text>
      {shown.length > 0 && (
        <Text className="t-ink3" style={{ ...LOOK.footer, marginTop: "4px" }}>
          {shown.map(([words, href], index) => (
            <span key={href}>
              {index > 0 && " · "}
              <Link href={href} className="t-ink3" style={LOOK.footerLink}>
                {words}
              </Link>
            </span>
          ))}
        </Text>
      )}
    </>
  );
}
