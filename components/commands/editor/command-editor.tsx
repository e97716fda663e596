"use client";
import { useTranslations } from "next-intl";
import { EditSheet } from "@/components/studio/edit-sheet";
import { Badge } from "@/components/ui/badge";
import { SwitchRow } from "@/components/ui/switch-row";
import { parseTemplate } from "@/lib/commands/queries";
import type { Command } from "@/lib/commands/schema";
import { AnswerSection } from "./answer-section";
import { CooldownSection } from "./cooldown-section";
import type { FormPart } from "./form";
import { HowSection } from "./how-section";
import { TryIt } from "./try-it";
import { useEditor } from "./use-editor";
import { useSave } from "./use-save";
import { useStreamedCategories } from "./use-streamed-categories";
import { WhenSection } from "./when-section";
import { WhoSection } from "./who-section";

interface CommandEditorProps {
  login: string;
  /** Who answers, by login. */
  bot: string;
  /** The newest that is known of it; null for a new one. */
  command: Command | null;
  /** The address leads elsewhere by now, while something is not saved. */
  leaving: boolean;
  /** Asked to stay after all. */
  onStay: () => void;
  onUnsaved: (unsaved: boolean) => void;
  onClose: () => void;
  onDelete: (command: Command) => void;
}

/** A command's form at the side of the page, with what the chat would show under it. */
export function CommandEditor({ login, bot, command, onDelete, ...frame }: CommandEditorProps) {
  const t = useTranslations("commands");
  const editor = useEditor(command);
  const { draft, problems, edit } = editor;
  const parsed = parseTemplate(draft.response);
  const marks = parsed.ok ? [] : parsed.problems;
  const save = useSave(login, command, editor);
  const part = { draft, problems, edit };
  return (
    <EditSheet
      {...frame}
      title={<Title command={command} />}
      save={command ? t("editor.save") : t("editor.make")}
      changed={editor.changed}
      busy={save.isPending}
      onSave={() => {
        editor.tryToSave();
        // A form that was left meanwhile closes nothing: another may be open in its place.
        if (editor.valid && marks.length === 0) save.mutate(undefined, { onSuccess: frame.onClose });
      }}
      {...(command?.builtin === null && { onDelete: () => onDelete(command) })}
      conflict={
        editor.conflict && command
          ? {
              now: command.response || t("editor.itself"),
              onTake: editor.takeTheirs,
              onKeep: editor.keepMine,
            }
          : undefined
      }
    >
      <AnswerSection
        {...part}
        marks={marks}
        start={command ? "response" : "name"}
        own={command?.builtin ? t(`builtin.${command.builtin}`) : null}
      />
      <TryIt
        login={login}
        bot={bot}
        draft={draft}
        savedAs={command?.name ?? null}
        ready={marks.length === 0 && editor.triable}
      />
      <Settings part={part} login={login} />
    </EditSheet>
  );
}

/** Everything but the answer: most commands are well with what it begins with. */
function Settings({ part, login }: { part: FormPart; login: string }) {
  const t = useTranslations("commands");
  const categories = useStreamedCategories(login);
  return (
    <>
      <WhoSection {...part} />
      <WhenSection {...part} known={categories} />
      <CooldownSection {...part} />
      <HowSection {...part} />
      <div className="border-line border-t px-5 py-4">
        <SwitchRow
          label={t("editor.on")}
          hint={t("editor.onHint")}
          checked={part.draft.enabled}
          onChange={(enabled) => part.edit({ enabled })}
        />
      </div>
    </>
  );
}

function Title({ command }: Pick<CommandEditorProps, "command">) {
  const t = useTranslations("commands");
  if (!command) return t("page.new");
  return (
    <span className="flex items-center gap-2">
      <bdi className="font-mono">!{command.name}</bdi>
      {command.builtin && <Badge>{t("builtIn")}</Badge>}
    </span>
  );
}
