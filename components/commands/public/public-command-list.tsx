import { useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import type { PublicCommand } from "@/lib/commands/schema";
import { conditionWords, secondsText, type Words } from "../words";
import { answerParts } from "./answer-parts";

/** What a viewer may type, and what comes of it. Rendered on the server whole: it needs no script. */
export function PublicCommandList({ commands }: { commands: readonly PublicCommand[] }) {
  const t = useTranslations("commands");
  return (
    <Card className="max-md:-mx-4 max-md:rounded-none max-md:border-x-0">
      <ul aria-label={t("title")} className="divide-y divide-line">
        {commands.map((command) => (
          <li
            key={command.name}
            className="grid gap-x-6 gap-y-1 px-4 py-3 md:grid-cols-[14rem_1fr_auto] md:items-baseline"
          >
            <p className="min-w-0 break-words font-mono">
              <bdi className="font-semibold">!{command.name}</bdi>
              {command.aliases.length > 0 && (
                <bdi className="block text-ink-3 text-xs">
                  <span className="sr-only">{`${t("public.also")} `}</span>
                  {command.aliases.map((alias) => `!${alias}`).join(" ")}
                </bdi>
              )}
            </p>
            <Answer command={command} />
            <p className="flex flex-wrap gap-1.5 md:justify-end">
              {marksOf(t, command).map((mark) => (
                <Badge key={mark}>{mark}</Badge>
              ))}
            </p>
          </li>
        ))}
      </ul>
    </Card>
  );
}

function Answer({ command: { response, builtin } }: { command: PublicCommand }) {
  const t = useTranslations("commands");
  if (response === "") return <p className="text-ink-2">{builtin && t(`builtin.${builtin}`)}</p>;
  // Parts have no identity but their place.
  const keyed = answerParts(t, response).map((part, place) => ({ ...part, place }));
  return (
    <p className="min-w-0 text-pretty text-ink-2 [overflow-wrap:anywhere]">
      <bdi>
        {keyed.map(({ text, putIn, place }) =>
          putIn ? (
            <span key={place} className="rounded bg-raised px-1 text-ink-3 italic">
              {text}
            </span>
          ) : (
            text
          ),
        )}
      </bdi>
    </p>
  );
}

/** Who may use it and when, where that is not everybody at any time. */
function marksOf(t: Words, command: PublicCommand): string[] {
  const { permission, cooldownSeconds, streamState, categories } = command;
  const condition = conditionWords(t, {
    streamState,
    categories: categories.map((name) => ({ id: name, name })),
  });
  return [
    permission === "everyone"
      ? ""
      : permission === "people"
        ? t("public.somePeople")
        : t(`permission.${permission}`),
    condition ?? "",
    cooldownSeconds >= NOTABLE_SECONDS ? t("public.onceIn", { time: secondsText(t, cooldownSeconds) }) : "",
  ].filter(Boolean);
}

/** A shorter wait is noticed by nobody. */
const NOTABLE_SECONDS = 30;
