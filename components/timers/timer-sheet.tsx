"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Megaphone } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { EditSheet } from "@/components/studio/edit-sheet";
import { useVersionedDraft } from "@/components/studio/use-versioned-draft";
import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toast-store";
import { messageProblems } from "@/lib/commands/queries";
import { Problem } from "@/lib/http/client";
import { fieldTexts } from "@/lib/i18n/field-text";
import { patchTimer, postTimer, timerKeys } from "@/lib/timers/queries";
import type { ChatTimer } from "@/lib/timers/schema";
import { changeOf, draftOf, EMPTY_DRAFT, problemsOf, readDraft, type TimerProblems } from "./draft";
import { MessageField } from "./message-field";
import { TimerPreview } from "./timer-preview";
import { Outlook } from "./timer-row";
import { TimerSettings } from "./timer-settings";

interface TimerSheetProps {
  login: string;
  /** Who says it, by login. */
  bot: string;
  /** The newest that is known of it; null for a new one. */
  timer: ChatTimer | null;
  leaving: boolean;
  onUnsaved: (unsaved: boolean) => void;
  onStay: () => void;
  onClose: () => void;
  onDelete: (timer: ChatTimer) => void;
  onSay: (timer: ChatTimer) => void;
  /** It is being asked to be said. */
  saying: boolean;
}

/** A timer's form at the side of the page, with what the chat would show. */
export function TimerSheet({ login, bot, timer, onDelete, onSay, saying, ...frame }: TimerSheetProps) {
  const t = useTranslations("timers");
  const form = useVersionedDraft({
    draft: timer ? draftOf(timer) : EMPTY_DRAFT,
    version: timer?.version ?? null,
  });
  const { draft } = form;
  const [tried, setTried] = useState(false);
  const [refused, setRefused] = useState<TimerProblems>({});
  const read = readDraft(draft);
  const marks = messageProblems(draft.message);
  const problems = fieldTexts(useLocale(), { ...(tried && read.problems), ...refused });
  const edit: typeof form.edit = (change) => {
    setRefused({});
    form.edit(change);
  };
  const save = useSave(login, timer, frame.onClose, setRefused);
  return (
    <EditSheet
      {...frame}
      title={timer ? <bdi>{timer.name}</bdi> : t("page.new")}
      save={timer ? t("sheet.save") : t("sheet.make")}
      changed={form.changed}
      busy={save.isPending}
      onSave={() => {
        setTried(true);
        if (!read.timer || marks.length > 0) return;
        const change = {
          ...changeOf(read.timer, form.changes),
          ...(form.version && { version: form.version }),
        };
        save.mutate(timer ? { id: timer.id, change } : { timer: read.timer });
      }}
      {...(timer && { onDelete: () => onDelete(timer) })}
      conflict={
        form.conflict && timer
          ? { now: timer.message, onTake: form.takeTheirs, onKeep: form.keepMine }
          : undefined
      }
    >
      <div className="p-5">
        <MessageField
          text={draft.message}
          error={problems.message}
          marks={marks}
          onChange={(message) => edit({ message })}
        />
      </div>
      <TimerPreview login={login} bot={bot} message={draft.message} ready={marks.length === 0} />
      <TimerSettings draft={draft} problems={problems} edit={edit} />
      {timer && (
        <div className="flex flex-wrap items-center justify-between gap-3 border-line border-t px-5 py-4">
          <p className="text-ink-2">
            <span className="block font-medium text-ink">{t("sheet.next")}</span>
            <Outlook outlook={timer.outlook} enabled={timer.enabled} />
          </p>
          <Button disabled={form.changed} busy={saying} onClick={() => onSay(timer)}>
            <Megaphone aria-hidden />
            {form.changed ? t("sheet.saveToSay") : t("sheet.say")}
          </Button>
        </div>
      )}
    </EditSheet>
  );
}

type Save =
  | { timer: Parameters<typeof postTimer>[1] }
  | { id: string; change: Parameters<typeof patchTimer>[1] };

/** Makes or changes it. What the server says against it is shown at its field, and otherwise in a toast. */
function useSave(
  login: string,
  timer: ChatTimer | null,
  onSaved: () => void,
  onRefused: (problems: TimerProblems) => void,
) {
  const t = useTranslations("timers");
  const client = useQueryClient();
  return useMutation({
    mutationFn: (save: Save) =>
      "id" in save ? patchTimer(save.id, save.change) : postTimer(login, save.timer),
    onSuccess: ({ name }) => {
      toast(timer ? t("sheet.saved", { name }) : t("first.made", { name }));
      onSaved();
    },
    onError: (error) => {
      const problems = error instanceof Problem ? problemsOf(error.fields) : {};
      onRefused(problems);
      if (Object.keys(problems).length === 0) toast(error.message, { tone: "danger" });
    },
    // It may be another by now: then the form says so.
    onSettled: () => client.invalidateQueries({ queryKey: timerKeys.list(login), exact: true }),
  });
}
