"use client";
import { CircleAlert, UserRound } from "lucide-react";
import { useTranslations } from "next-intl";
import { useId } from "react";
import { Badge } from "@/components/ui/badge";
import { SegmentedControl } from "@/components/ui/segmented-control";
import { KIND_GROUPS, type Kind, type KindGroup, keyOfKind, PERSONAL } from "./kind-groups";
import type { WebhookDraft } from "./webhook-draft";

interface KindChoiceProps extends Pick<WebhookDraft, "all" | "kinds"> {
  error: string | undefined;
  onChange: (choice: Partial<Pick<WebhookDraft, "all" | "kinds">>) => void;
}

/** Which events a publisher gets: all that need no choosing, or single kinds with what each means. */
export function KindChoice({ all, kinds, error, onChange }: KindChoiceProps) {
  const t = useTranslations("publishers.kinds");
  const choose = (kind: Kind, on: boolean) => {
    const next = new Set(kinds);
    if (on) next.add(kind);
    else next.delete(kind);
    onChange({ kinds: next });
  };
  return (
    <div className="space-y-3">
      <p className="font-medium">{t("title")}</p>
      <SegmentedControl
        className="inline-grid grid-cols-2"
        legend={t("title")}
        name="kinds"
        segments={[
          { value: "all", label: t("all") },
          { value: "some", label: t("some") },
        ]}
        value={all ? "all" : "some"}
        onChange={(value) => onChange({ all: value === "all" })}
      />
      {all ? (
        <p className="text-pretty text-ink-2">{t("allText")}</p>
      ) : (
        KIND_GROUPS.map(({ group, kinds: offered }) => (
          <Group key={group} group={group} kinds={offered} chosen={kinds} onChoose={choose} />
        ))
      )}
      {error && (
        <p role="alert" className="flex items-start gap-1.5 text-danger text-xs">
          <CircleAlert aria-hidden className="mt-px size-3.5 shrink-0" />
          {error}
        </p>
      )}
    </div>
  );
}

interface GroupProps {
  group: KindGroup;
  kinds: readonly Kind[];
  chosen: ReadonlySet<Kind>;
  onChoose: (kind: Kind, on: boolean) => void;
}

function Group({ group, kinds, chosen, onChoose }: GroupProps) {
  const t = useTranslations("publishers.kinds");
  return (
    <fieldset className="rounded-md border border-line px-3 pt-1 pb-2">
      <legend className="px-1 text-ink-3 text-xs">{t(`groups.${group}`)}</legend>
      {kinds.map((kind) => (
        <Choice key={kind} kind={kind} on={chosen.has(kind)} onChoose={onChoose} />
      ))}
    </fieldset>
  );
}

function Choice({ kind, on, onChoose }: { kind: Kind; on: boolean; onChoose: GroupProps["onChoose"] }) {
  const t = useTranslations("publishers.kinds");
  const id = useId();
  return (
    <div className="flex items-start gap-2.5 py-1">
      <input
        id={id}
        type="checkbox"
        checked={on}
        aria-describedby={`${id}-meaning`}
        onChange={({ target }) => onChoose(kind, target.checked)}
        className="mt-0.5 size-4 shrink-0 accent-accent"
      />
      <div className="min-w-0">
        <label htmlFor={id} className="font-mono">
          {kind}
        </label>
        <p id={`${id}-meaning`} className="text-pretty text-ink-2 text-xs">
          {t(`meaning.${keyOfKind(kind)}`)}{" "}
          {PERSONAL.has(kind) && (
            <Badge tone="warn">
              <UserRound aria-hidden />
              {t("personal")}
            </Badge>
          )}
        </p>
      </div>
    </div>
  );
}
