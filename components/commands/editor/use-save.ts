"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { toast } from "@/components/ui/toast-store";
import { commandKeys, patchCommand, postCommand } from "@/lib/commands/queries";
import type { Command } from "@/lib/commands/schema";
import { Problem } from "@/lib/http/client";
import { inputOf, problemsFromServer } from "../draft";
import type { Editor } from "./use-editor";

/** Makes or changes the command. What the server says against it is shown where it belongs, and otherwise in a toast. */
export function useSave(login: string, command: Command | null, editor: Editor) {
  const t = useTranslations("commands");
  const client = useQueryClient();
  const fresh = () => client.invalidateQueries({ queryKey: commandKeys.all(login) });
  return useMutation({
    mutationFn: () =>
      command ? patchCommand(command.id, editor.change()) : postCommand(login, inputOf(editor.draft)),
    onSuccess: (saved) => {
      toast(command ? t("editor.saved", { name: saved.name }) : t("starters.ready", { name: saved.name }));
      void fresh();
    },
    onError: async (error) => {
      const problems = error instanceof Problem ? problemsFromServer(error.fields) : {};
      editor.refuse(problems);
      if (Object.keys(problems).length === 0) toast(error.message, { tone: "danger" });
      // It may be another by now: then the form says so.
      await fresh();
    },
  });
}
