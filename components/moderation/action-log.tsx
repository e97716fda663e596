"use client";
import { ShieldCheck } from "lucide-react";
import { useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { CardSection } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { ListFoot } from "@/components/ui/load-more";
import { NotYet } from "@/components/ui/not-yet";
import { RelativeTime } from "@/components/ui/relative-time";
import { SkeletonRows } from "@/components/ui/skeleton";
import { useFailureText } from "@/components/ui/use-failure-text";
import type { ModerationAction } from "@/lib/moderation/schema";
import type { useModeration, useModerationEdits } from "./use-moderation";
import { stateWords } from "./words";

interface ActionLogProps {
  query: ReturnType<typeof useModeration>["actions"];
  undoing: ReturnType<typeof useModerationEdits>["undoing"];
  permitting: ReturnType<typeof useModerationEdits>["permitting"];
}

/** What was done lately, the latest first, each with its undo. */
export function ActionLog({ query, undoing, permitting }: ActionLogProps) {
  const t = useTranslations("moderation");
  const actions = query.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <CardSection title={t("log.title")} hint={t("log.kept")}>
      {query.data === undefined ? (
        <NotYet query={query} loading={t("log.loading")}>
          <SkeletonRows height="h-16" />
        </NotYet>
      ) : actions.length === 0 ? (
        <EmptyState icon={<ShieldCheck />} title={t("log.none")}>
          {t("log.noneText")}
        </EmptyState>
      ) : (
        <ul aria-label={t("log.title")} className="divide-y divide-line">
          {actions.map((action) => (
            <ActionRow
              key={action.id}
              action={action}
              busy={undoing.isPending && undoing.variables === action.id}
              onUndo={() => undoing.mutate(action.id)}
              permitting={permitting}
            />
          ))}
        </ul>
      )}
      <ListFoot query={query} label={t("log.older")} />
    </CardSection>
  );
}

interface ActionRowProps {
  action: ModerationAction;
  busy: boolean;
  onUndo: () => void;
  permitting: ActionLogProps["permitting"];
}

const TONES = { queued: "plain", done: "warn", failed: "danger", undone: "plain" } as const;

function ActionRow({ action, busy, onUndo, permitting }: ActionRowProps) {
  const failure = useFailureText();
  const t = useTranslations("moderation");
  const { person, rule, text, reason, state, error, at } = action;
  return (
    <li className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2 px-4 py-3">
      <div className="min-w-0 flex-1 basis-64">
        <p className="line-clamp-3 break-words">
          <strong className="font-semibold">{person.login}</strong>
          {text === "" ? ` ${t("log.optedOut")}` : `: ${text}`}
        </p>
        <p className="mt-1 flex flex-wrap items-center gap-x-2 gap-y-1 text-ink-3 text-xs">
          <Badge tone={TONES[state]}>{stateWords(t, action)}</Badge>
          <span className="break-all">{reason}</span>
          <RelativeTime at={at} />
        </p>
        {error !== null && state !== "undone" && <p className="mt-1 text-danger text-xs">{failure(error)}</p>}
      </div>
      <span className="flex flex-wrap gap-2">
        {rule === "links" && (
          <Button
            size="small"
            busy={permitting.isPending && permitting.variables === person.login}
            onClick={() => permitting.mutate(person.login)}
            aria-label={t("log.permitOf", { login: person.login })}
          >
            {t("log.permit")}
          </Button>
        )}
        {state !== "undone" && (
          <Button
            size="small"
            busy={busy}
            onClick={onUndo}
            aria-label={t("log.undoOf", { login: person.login, reason })}
          >
            {t("log.undo")}
          </Button>
        )}
      </span>
    </li>
  );
}
