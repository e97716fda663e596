import { ExternalLink, KeyRound } from "lucide-react";
import { useTranslations } from "next-intl";
import { STREAMER_PERMISSIONS } from "@/components/bot/channel-words";
import { Button } from "@/components/ui/button";
import { CardSection } from "@/components/ui/card";

interface MissingCardProps {
  /** The scopes that Twitch wants for the lists and that are not allowed. */
  scopes: readonly string[];
  /** Sends the browser to Twitch for these, and back here. Null: whoever looks is not the owner. */
  allow: ((form: FormData) => Promise<void>) | null;
}

/** What is not allowed on Twitch, what each is for, and the way to allow exactly that. */
export function MissingCard({ scopes, allow }: MissingCardProps) {
  const t = useTranslations("roles");
  const words = useTranslations("bot");
  const missing = STREAMER_PERMISSIONS.filter(({ scope }) => scopes.includes(scope));
  if (missing.length === 0) return null;
  return (
    <CardSection title={t("missing.title")} hint={t("missing.hint")}>
      <ul className="divide-y divide-line">
        {missing.map(({ scope, name }) => (
          <li key={scope} className="flex gap-3 px-4 py-3">
            <KeyRound aria-hidden className="mt-0.5 size-4 shrink-0 text-warn" />
            <div className="min-w-0">
              <p className="font-medium">{words(`permissions.${name}.title`)}</p>
              <p className="text-pretty text-ink-2">{words(`permissions.${name}.text`)}</p>
              <p className="break-all font-mono text-ink-3 text-xs">{scope}</p>
            </div>
          </li>
        ))}
      </ul>
      {allow ? (
        <form action={allow} className="border-line border-t p-4">
          {missing.map(({ scope }) => (
            <input key={scope} type="hidden" name={scope} value="on" />
          ))}
          <Button type="submit" look="primary">
            <ExternalLink aria-hidden />
            {t("missing.ask")}
          </Button>
        </form>
      ) : (
        <p className="border-line border-t px-4 py-3 text-ink-2">{t("missing.owner")}</p>
      )}
    </CardSection>
  );
}
