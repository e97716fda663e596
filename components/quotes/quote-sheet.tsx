"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { ChatLinePreview } from "@/components/commands/chat-line-preview";
import { EditSheet } from "@/components/studio/edit-sheet";
import { useVersionedDraft } from "@/components/studio/use-versioned-draft";
import { useNow } from "@/components/ui/clock";
import { toast } from "@/components/ui/toast-store";
import { Problem } from "@/lib/http/client";
import { fieldTexts } from "@/lib/i18n/field-text";
import { patchQuote, postQuote, quoteKeys, quoteLine } from "@/lib/quotes/queries";
import type { Quote } from "@/lib/quotes/schema";
import { draftOf, EMPTY_DRAFT, problemsOf, type QuoteProblems, readChange, readNew } from "./draft";
import { QuoteFields } from "./quote-fields";

interface QuoteSheetProps {
  login: string;
  /** Who says it, by login. */
  bot: string;
  /** The newest that is known of it; null for a new one. */
  quote: Quote | null;
  /** The number that a new one would get now. */
  nextNumber: number;
  leaving: boolean;
  onUnsaved: (unsaved: boolean) => void;
  onStay: () => void;
  onClose: () => void;
  onDelete: (quote: Quote) => void;
}

/** A quote's form at the side of the page, with what the chat would show. */
export function QuoteSheet({ login, bot, quote, nextNumber, onDelete, ...frame }: QuoteSheetProps) {
  const t = useTranslations("quotes");
  const locale = useLocale();
  const form = useVersionedDraft({
    draft: quote ? draftOf(quote) : EMPTY_DRAFT,
    version: quote?.version ?? null,
  });
  const { draft } = form;
  const [tried, setTried] = useState(false);
  const [refused, setRefused] = useState<QuoteProblems>({});
  const read = quote ? readChange(form.changes) : readNew(draft);
  const save = useSave(login, quote, frame.onClose, setRefused);
  const minute = useNow(60_000);
  const line = quoteLine({
    number: quote?.number ?? nextNumber,
    text: draft.text.trim(),
    saidBy: draft.saidBy.trim(),
    categoryName: draft.categoryName.trim() || null,
    addedAt: quote?.addedAt ?? new Date(minute).toISOString(),
  });
  return (
    <EditSheet
      {...frame}
      title={quote ? t("sheet.number", { number: String(quote.number) }) : t("page.new")}
      save={quote ? t("sheet.save") : t("sheet.add")}
      changed={form.changed}
      busy={save.isPending}
      onSave={() => {
        setTried(true);
        if (quote) {
          const { value: change } = readChange(form.changes);
          const version = form.version ?? undefined;
          if (change) save.mutate(() => patchQuote(login, quote.number, { ...change, version }));
        } else {
          const { value: added } = readNew(draft);
          if (added) save.mutate(() => postQuote(login, added));
        }
      }}
      {...(quote && { onDelete: () => onDelete(quote) })}
      conflict={
        form.conflict && quote
          ? { now: quote.text, onTake: form.takeTheirs, onKeep: form.keepMine }
          : undefined
      }
    >
      <QuoteFields
        draft={draft}
        problems={fieldTexts(locale, { ...(tried && read.problems), ...refused })}
        isNew={quote === null}
        edit={(change) => {
          setRefused({});
          form.edit(change);
        }}
      />
      <section aria-label={t("sheet.preview")} className="border-line border-t bg-surface px-5 py-4">
        <p className="mb-1.5 font-medium">{t("sheet.reads")}</p>
        <ChatLinePreview by={bot} text={draft.text.trim() === "" ? "" : line}>
          <em className="text-ink-3">{t("sheet.waiting")}</em>
        </ChatLinePreview>
      </section>
    </EditSheet>
  );
}

/** Adds or changes it. What the server says against it is shown at its field, and otherwise in a toast. */
function useSave(
  login: string,
  quote: Quote | null,
  onSaved: () => void,
  onRefused: (problems: QuoteProblems) => void,
) {
  const t = useTranslations("quotes");
  const client = useQueryClient();
  return useMutation({
    mutationFn: (send: () => Promise<Quote>) => send(),
    onSuccess: ({ number }) => {
      toast(
        quote ? t("sheet.saved", { number: String(number) }) : t("sheet.added", { number: String(number) }),
      );
      onSaved();
    },
    onError: (error) => {
      const problems = error instanceof Problem ? problemsOf(error.fields) : {};
      onRefused(problems);
      if (Object.keys(problems).length === 0) toast(error.message, { tone: "danger" });
    },
    // It may be another by now: then the form says so.
    onSettled: () => client.invalidateQueries({ queryKey: quoteKeys.lists(login) }),
  });
}
