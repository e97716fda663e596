import { Check, ExternalLink, Minus } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { CardSection } from "@/components/ui/card";
import { STREAMER_PERMISSIONS } from "./channel-words";

interface PermissionsCardProps {
  /** What was allowed on Twitch. */
  held: readonly string[];
  /** Sends the browser to Twitch for what is missing, and back here; a form, for before JavaScript is there. */
  allow: (form: FormData) => Promise<void>;
}

/** What of Twitch's permissions helps, what each is for, and the way to allow what is missing. */
export function PermissionsCard({ held, allow }: PermissionsCardProps) {
  const t = useTranslations("bot");
  const missing = STREAMER_PERMISSIONS.filter(({ scope }) => !held.includes(scope));
  return (
    <CardSection title={t("permissions.title")} hint={t("permissions.hint")}>
      <ul className="divide-y divide-line">
        {STREAMER_PERMISSIONS.map(({ scope, name }) => {
          const given = held.includes(scope);
          const Icon = given ? Check : Minus;
          return (
            <li key={scope} className="flex gap-3 px-4 py-3">
              <Icon
                aria-hidden
                className={given ? "mt-0.5 size-4 shrink-0 text-ok" : "mt-0.5 size-4 shrink-0 text-ink-3"}
              />
              <div className="min-w-0">
                <p className="font-medium">
                  {t(`permissions.${name}.title`)}{" "}
                  <span className="sr-only">
                    {given ? t("permissions.allowed") : t("permissions.notAllowed")}
                  </span>
                </p>
                <p className="text-pretty text-ink-2">{t(`permissions.${name}.text`)}</p>
                <p className="font-mono text-ink-3 text-xs">{scope}</p>
              </div>
            </li>
          );
        })}
      </ul>
      {missing.length > 0 && (
        <form action={allow} className="border-line border-t p-4">
          {missing.map(({ scope }) => (
            <input key={scope} type="hidden" name={scope} value="on" />
          ))}
          <Button type="submit">
            <ExternalLink aria-hidden />
            {missing.length === 1 ? t("permissions.allowOne") : t("permissions.allowMany")}
          </Button>
        </form>
      )}
    </CardSection>
  );
}
