"use client";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Bookmark, BookmarkPlus, Trash2 } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { IconButton } from "@/components/ui/icon-button";
import { Input } from "@/components/ui/input";
import { Popover, PopoverContent, PopoverTrigger } from "@/components/ui/popover";
import { toast } from "@/components/ui/toast-store";
import { chatKeys, deleteSavedSearch, postSavedSearch, savedSearchesQuery } from "@/lib/chat/queries";
import type { SavedSearch } from "@/lib/chat/schema";
import { searchPath } from "./links";

/** The person's own searches, and a way to keep the one that is shown. */
export function SavedSearches({ query }: { query: string }) {
  const t = useTranslations("chat");
  const [saving, setSaving] = useState(false);
  const [open, setOpen] = useState(false);
  const { data } = useQuery(savedSearchesQuery());
  const kept = data?.items.some((one) => one.query === query) ?? false;
  return (
    <>
      {query !== "" && !kept && (
        <Button onClick={() => setSaving(true)}>
          <BookmarkPlus aria-hidden />
          {t("saved.save")}
        </Button>
      )}
      <Popover open={open} onOpenChange={setOpen}>
        <PopoverTrigger asChild>
          <Button>
            <Bookmark aria-hidden />
            {t("saved.title")}
          </Button>
        </PopoverTrigger>
        <PopoverContent aria-label={t("saved.title")} className="p-2">
          <SavedList items={data?.items ?? []} onChoose={() => setOpen(false)} />
        </PopoverContent>
      </Popover>
      <Dialog open={saving} onOpenChange={setSaving} title={t("saved.save")} description={query}>
        <SaveForm query={query} onDone={() => setSaving(false)} />
      </Dialog>
    </>
  );
}

interface SavedListProps {
  items: readonly SavedSearch[];
  onChoose: () => void;
}

function SavedList({ items, onChoose }: SavedListProps) {
  const t = useTranslations("chat");
  const client = useQueryClient();
  const { mutate, isPending, variables } = useMutation({
    mutationFn: ({ id }: SavedSearch) => deleteSavedSearch(id),
    onSuccess: () => client.invalidateQueries({ queryKey: chatKeys.saved }),
    onError: (problem) => toast(problem.detail, { tone: "danger" }),
  });
  if (items.length === 0) return <p className="p-2 text-ink-2">{t("saved.none")}</p>;
  return (
    <ul>
      {items.map((one) => (
        <li key={one.id} className="flex items-center gap-1 rounded hover:bg-raised">
          <Link href={searchPath(one.query)} className="min-w-0 flex-1 px-2 py-1.5" onClick={onChoose}>
            <span className="block truncate font-medium">{one.name}</span>
            <code className="block truncate font-mono text-ink-3 text-xs">{one.query}</code>
          </Link>
          <IconButton
            size="small"
            label={t("saved.delete", { name: one.name })}
            busy={isPending && variables.id === one.id}
            onClick={() => mutate(one)}
          >
            <Trash2 aria-hidden />
          </IconButton>
        </li>
      ))}
    </ul>
  );
}

function SaveForm({ query, onDone }: { query: string; onDone: () => void }) {
  const t = useTranslations("chat");
  const client = useQueryClient();
  const [name, setName] = useState("");
  const { mutate, isPending, error } = useMutation({
    mutationFn: () => postSavedSearch({ name, query }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: chatKeys.saved });
      toast(t("saved.done"));
      onDone();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!isPending) mutate();
  };
  return (
    <form onSubmit={submit} className="space-y-4">
      <Field
        label={t("saved.name")}
        error={error?.fields.find(({ field }) => field === "name")?.message ?? error?.detail}
      >
        {(wiring) => (
          <Input
            {...wiring}
            value={name}
            maxLength={60}
            required
            autoComplete="off"
            onChange={({ target }) => setName(target.value)}
          />
        )}
      </Field>
      <div className="flex justify-end">
        <Button type="submit" look="primary" busy={isPending}>
          {t("saved.submit")}
        </Button>
      </div>
    </form>
  );
}
