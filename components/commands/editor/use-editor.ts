"use client";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { useVersionedDraft } from "@/components/studio/use-versioned-draft";
import type { Command } from "@/lib/commands/schema";
import { fieldTexts } from "@/lib/i18n/field-text";
import {
  changeOf,
  type Draft,
  type DraftField,
  type DraftProblems,
  draftOf,
  EMPTY_DRAFT,
  problemsOf,
} from "../draft";

/**
 * A command in the form: what was changed of it, what is wrong with it, and whether somebody else changed it
 * meanwhile. `command` is the newest that is known of it; null for a new one.
 */
export function useEditor(command: Command | null) {
  const t = useTranslations("commands");
  const form = useVersionedDraft<Draft>({
    draft: command ? draftOf(command) : EMPTY_DRAFT,
    version: command?.version ?? null,
  });
  const { draft, changed, conflict, keepMine } = form;
  const [touched, setTouched] = useState<ReadonlySet<DraftField>>(new Set());
  const [fromServer, setFromServer] = useState<DraftProblems>({});
  const [tried, setTried] = useState(false);

  const silent = command !== null && command.builtin !== null;
  const locale = useLocale();
  const problems = problemsOf({ t, locale }, draft, silent);

  const shownOf = (all: DraftProblems): DraftProblems =>
    Object.fromEntries(Object.entries(all).filter(([field]) => tried || touched.has(field as DraftField)));

  return {
    draft,
    changed,
    valid: Object.keys(problems).length === 0,
    /** Whether it can be seen what it would say: names and people are not needed for that. */
    triable:
      (silent || draft.response.trim() !== "") &&
      Object.keys(problems).every((field) => UNTRIED.has(field as DraftField)),
    /** What is to be said of each field: what the server said until the field is changed again. */
    problems: { ...fieldTexts(locale, fromServer), ...shownOf(problems) },
    /** Changed by somebody else since the form was opened, while something was written in it. */
    conflict,
    keepMine,
    edit(change: Partial<Draft>) {
      const fields = Object.keys(change) as DraftField[];
      form.edit(change);
      setTouched((before) => new Set([...before, ...fields]));
      setFromServer((before) => without(before, fields));
    },
    /** What is to be sent for a command that exists. */
    change: () => ({
      ...changeOf(draft, form.changes),
      ...(form.version !== null && { version: form.version }),
    }),
    /** From now on every problem is shown. */
    tryToSave: () => setTried(true),
    refuse: setFromServer,
    takeTheirs() {
      form.takeTheirs();
      setFromServer({});
    },
  };
}

const UNTRIED: ReadonlySet<DraftField> = new Set(["name", "aliases", "people"]);

export type Editor = ReturnType<typeof useEditor>;

const without = (problems: DraftProblems, fields: readonly DraftField[]): DraftProblems =>
  Object.fromEntries(Object.entries(problems).filter(([field]) => !fields.includes(field as DraftField)));
