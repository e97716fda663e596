"use client";
import { keepPreviousData, queryOptions, useQuery } from "@tanstack/react-query";
import { Ban } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { ChatBadges } from "@/components/chat/chat-badges";
import { ChatName } from "@/components/chat/chat-name";
import { cn } from "@/components/ui/class-names";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import type { ChatRole } from "@/lib/chat/schema";
import { commandKeys, dryRun } from "@/lib/commands/queries";
import type { DryRunInput, Execution } from "@/lib/commands/schema";
import { MOST_CHARACTERS } from "@/lib/sending/schema";
import { ChatLinePreview } from "../chat-line-preview";
import { type Draft, trialOf, unconditional } from "../draft";
import { refusalWords } from "../words";
import { useSettled } from "./use-settled";

/** So long must nobody have typed before it is tried, in ms. */
const SETTLE_MS = 250;

type Role = NonNullable<DryRunInput["role"]>;
const ROLES: readonly { value: Role; badges: readonly ChatRole[] }[] = [
  { value: "viewer", badges: [] },
  { value: "follower", badges: [] },
  { value: "subscriber", badges: ["subscriber"] },
  { value: "vip", badges: ["vip"] },
  { value: "moderator", badges: ["moderator"] },
  { value: "broadcaster", badges: ["broadcaster"] },
];

const tryQuery = (login: string, input: DryRunInput) =>
  queryOptions({
    queryKey: [...commandKeys.all(login), "dry-run", input],
    // Not called off: a request that ends half-way is an alarm in the log, and this one is over at once.
    queryFn: () => dryRun(login, input),
    placeholderData: keepPreviousData,
    // What it says depends on the stream and on chance: it is asked again, not remembered.
    gcTime: 0,
    retry: false,
  });

interface TryItProps {
  login: string;
  /** Who answers, by login. */
  bot: string;
  draft: Draft;
  /** The name under which it is saved; null for a new one. */
  savedAs: string | null;
  /** Whether it can be tried: what is wrong is said elsewhere. */
  ready: boolean;
}

/** What the chat would show when somebody used the command now. Nothing is said there. */
export function TryIt({ login, bot, draft, savedAs, ready }: TryItProps) {
  const t = useTranslations("commands");
  const [role, setRole] = useState<Role>("viewer");
  const [args, setArgs] = useState("");
  const input = { ...trialOf(draft, savedAs), role, args, username: VIEWER };
  const { execution, failed, answer } = useTrial(login, input, ready);
  const typed = `!${draft.name || "hello"}${args && ` ${args}`}`;
  return (
    <section aria-label={t("tryIt.title")} className="border-line border-t bg-surface px-5 py-4">
      <div className="mb-3 flex flex-wrap items-end gap-3">
        <div className="space-y-1.5">
          <p aria-hidden className="font-medium">
            {t("tryIt.as")}
          </p>
          <Select
            aria-label={t("tryIt.as")}
            options={ROLES.map(({ value }) => ({ value, label: t(`tryIt.roles.${value}`) }))}
            value={role}
            onChoose={setRole}
          />
        </div>
        <Field label={t("tryIt.words")} className="min-w-40 flex-1">
          {(wiring) => (
            <Input
              {...wiring}
              value={args}
              maxLength={500}
              placeholder={t("tryIt.noWords")}
              autoComplete="off"
              onChange={({ target }) => setArgs(target.value)}
            />
          )}
        </Field>
      </div>
      <div className="space-y-1 rounded-md border border-line bg-canvas py-2">
        <p className="px-3">
          <ChatBadges roles={ROLES.find(({ value }) => value === role)?.badges ?? []} />
          <ChatName author={{ id: "", login: VIEWER, displayName: VIEWER }} />
          {": "}
          <bdi className="[overflow-wrap:anywhere]">{typed}</bdi>
        </p>
        <ChatLinePreview
          by={bot}
          text={answer}
          replyTo={draft.reply ? { name: VIEWER, text: typed } : null}
          className="rounded-none border-0 bg-transparent py-0"
        >
          <em className="text-ink-3">{ready ? "…" : t("tryIt.waiting")}</em>
        </ChatLinePreview>
      </div>
      <div className="mt-2 flex min-h-5 items-start justify-between gap-4 text-xs">
        <Verdict execution={execution} failed={failed} answer={answer} />
        <Length text={answer} />
      </div>
    </section>
  );
}

/** Who asks in the trial. */
const VIEWER = "Vera";

interface Trial {
  execution: Execution | undefined;
  failed: Error | null;
  /** What is said; where it is not said to this one, what would be said to another. "" while that is not known. */
  answer: string;
}

const NO_TRIAL: Trial = { execution: undefined, failed: null, answer: "" };

function useTrial(login: string, input: DryRunInput, ready: boolean): Trial {
  // What cannot be tried does not settle: when it was put right, the words before must not be asked.
  const settled = useSettled(ready ? input : null, SETTLE_MS);
  const asked = settled ?? input;
  const tried = useQuery({ ...tryQuery(login, asked), enabled: ready && settled !== null });
  const refused = ready && tried.data?.answered === false;
  const anyway = useQuery({ ...tryQuery(login, unconditional(asked)), enabled: refused && settled !== null });
  if (!ready) return NO_TRIAL;
  const said = refused ? anyway.data : tried.data;
  return { execution: tried.data, failed: tried.error, answer: said?.answered ? said.text : "" };
}

/** Whether it would be answered, and if not, why. */
function Verdict({ execution, failed, answer }: Trial) {
  const t = useTranslations("commands");
  const refusal =
    failed?.message ?? (execution?.answered === false ? refusalWords(t, execution.refusal) : null);
  return (
    <p role="status" className="flex min-w-0 items-start gap-1.5 text-ink-2">
      {refusal !== null && (
        <>
          <Ban aria-hidden className="mt-px size-3.5 shrink-0 text-warn" />
          <span>
            {t("tryIt.refused", { why: refusal })}
            {answer !== "" && ` ${t("tryIt.others")}`}
          </span>
        </>
      )}
      {refusal === null && execution && t("tryIt.answered")}
    </p>
  );
}

/** How long the answer is, of what Twitch takes. */
function Length({ text }: { text: string }) {
  const t = useTranslations("commands");
  const length = Array.from(text).length;
  const cut = length >= MOST_CHARACTERS && text.endsWith("…");
  return (
    <p className={cn("shrink-0 tabular-nums", cut ? "text-warn" : "text-ink-3")}>
      {t(cut ? "tryIt.cutOff" : "tryIt.length", { length, most: MOST_CHARACTERS })}
    </p>
  );
}
