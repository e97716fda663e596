import { FlaskConical } from "lucide-react";
import { useTranslations } from "next-intl";

/** Says that this is not the real Twitch, and how to make something happen. */
export function DemoNote({ simulatorUrl }: { simulatorUrl: string }) {
  const t = useTranslations("landing");
  return (
    <p className="mt-8 flex max-w-xl items-start gap-3 rounded-lg border border-line bg-surface px-4 py-3 text-ink-2">
      <FlaskConical aria-hidden className="mt-0.5 size-4 shrink-0 text-accent" />
      <span>
        {t.rich("demo", {
          link: (text) => (
            <a
              href={simulatorUrl}
              target="_blank"
              rel="noopener noreferrer"
              className="font-medium text-accent underline underline-offset-2"
            >
              {text}
            </a>
          ),
        })}
      </span>
    </p>
  );
}
