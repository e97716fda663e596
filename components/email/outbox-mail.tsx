import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { CardSection } from "@/components/ui/card";

interface OutboxMailProps {
  html: string;
  text: string;
  /** As it would have gone out (RFC 5322): its headers end at the first empty line. */
  raw: string;
}

/**
 * A mail with its parts. The HTML stands in a frame of no origin in which no script runs: titles come from strangers,
 * and whatever slipped through would otherwise be at home here. Its links open in a tab of their own.
 */
export function OutboxMail({ html, text, raw }: OutboxMailProps) {
  const t = useTranslations("email.outbox");
  return (
    <div className="space-y-6">
      <CardSection title={t("html")}>
        <iframe
          title={t("frame")}
          srcDoc={html}
          sandbox="allow-popups allow-popups-to-escape-sandbox"
          className="h-[36rem] w-full rounded-b-lg"
        />
      </CardSection>
      <Plain title={t("text")}>{text}</Plain>
      <Plain title={t("headers")}>{raw.split(/\r?\n\r?\n/, 1)[0]}</Plain>
    </div>
  );
}

const Plain = ({ title, children }: { title: string; children: ReactNode }) => (
  <CardSection title={title}>
    <pre className="wrap-anywhere whitespace-pre-wrap p-4 font-mono text-xs">{children}</pre>
  </CardSection>
);
