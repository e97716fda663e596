"use client";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { NEW, useEditParam } from "@/components/studio/use-edit-param";
import { Button } from "@/components/ui/button";
import { NotYet } from "@/components/ui/not-yet";
import { Sheet } from "@/components/ui/sheet";
import { commandQuery } from "@/lib/commands/queries";
import type { Command } from "@/lib/commands/schema";
import { useDeleteCommand } from "../use-command-edits";
import { CommandEditor } from "./command-editor";

interface EditorSheetProps {
  login: string;
  /** Who answers, by login. */
  bot: string;
  /** Those that the table shows. */
  commands: readonly Command[];
}

/** The form of the command that the address names as `edit`, or none. */
export function EditorSheet({ login, bot, commands }: EditorSheetProps) {
  const { open, leaving, onUnsaved, onStay, onClose } = useEditParam();
  const deleting = useDeleteCommand(login);
  if (open === "") return null;
  const form = (command: Command | null) => (
    <CommandEditor
      key={open}
      login={login}
      bot={bot}
      command={command}
      leaving={leaving}
      onStay={onStay}
      onUnsaved={onUnsaved}
      onClose={onClose}
      onDelete={(gone) => {
        deleting.mutate(gone);
        onClose();
      }}
    />
  );
  if (open === NEW) return form(null);
  const listed = commands.find(({ id }) => id === open);
  return listed ? form(listed) : <Asked login={login} id={open} onClose={onClose} form={form} />;
}

interface AskedProps {
  login: string;
  id: string;
  onClose: () => void;
  form: (command: Command) => ReactNode;
}

/** A command that the table does not hold: an address that was handed on, or a row that no longer fits the filters. */
function Asked({ login, id, onClose, form }: AskedProps) {
  const t = useTranslations("commands");
  const query = useQuery(commandQuery(login, id));
  if (query.data && query.data.deletedAt === null) return form(query.data);
  return (
    <Sheet
      open
      onClose={onClose}
      title={t("editorSheet.title")}
      footer={<Button onClick={onClose}>{t("editorSheet.close")}</Button>}
    >
      {query.data ? (
        <p className="p-5 text-ink-2">{t("editorSheet.deleted")}</p>
      ) : (
        <NotYet query={query} loading={t("editorSheet.loading")} />
      )}
    </Sheet>
  );
}
