"use client";
import { useLocale, useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/class-names";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input, inputLook } from "@/components/ui/input";
import { SwitchRow } from "@/components/ui/switch-row";
import { toast } from "@/components/ui/toast-store";
import type { ClipCollection } from "@/lib/clips/schema";
import { Problem } from "@/lib/http/client";
import { fieldText } from "@/lib/i18n/field-text";
import { useSaveCollection } from "./use-collections";

interface CollectionDialogProps {
  login: string;
  /** Null: a new one. */
  collection: ClipCollection | null;
  onClose: () => void;
  onSaved?: (collection: ClipCollection) => void;
}

/** A collection's name, what it is, and whether everybody sees it. */
export function CollectionDialog({ login, collection, onClose, onSaved }: CollectionDialogProps) {
  const t = useTranslations("clips");
  const locale = useLocale();
  const [name, setName] = useState(collection?.name ?? "");
  const [description, setDescription] = useState(collection?.description ?? "");
  const [open, setOpen] = useState(collection?.public ?? false);
  const save = useSaveCollection(login, collection);
  const fields = save.error instanceof Problem ? save.error.fields : [];
  const wrong = (field: string) => {
    const problem = fields.find((one) => one.field === field);
    return problem && fieldText(locale, problem.message);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate(
      { name, description, public: open },
      {
        onSuccess: (saved) => {
          onSaved?.(saved);
          onClose();
        },
        onError: (error) => {
          if (!(error instanceof Problem) || error.fields.length === 0)
            toast(error.message, { tone: "danger" });
        },
      },
    );
  };
  return (
    <Dialog
      open
      onOpenChange={(next) => !next && onClose()}
      title={collection ? t("collection.edit") : t("collection.new")}
    >
      <form onSubmit={submit} className="space-y-4">
        <Field label={t("collection.name")} error={wrong("name")}>
          {(wiring) => (
            <Input
              {...wiring}
              required
              maxLength={100}
              autoComplete="off"
              value={name}
              onChange={({ target }) => setName(target.value)}
            />
          )}
        </Field>
        <Field label={t("collection.description")} error={wrong("description")}>
          {(wiring) => (
            <textarea
              {...wiring}
              rows={2}
              maxLength={500}
              value={description}
              className={cn(inputLook, "field-sizing-content h-auto min-h-16 resize-none py-2")}
              onChange={({ target }) => setDescription(target.value)}
            />
          )}
        </Field>
        <SwitchRow
          label={t("collection.everybody")}
          hint={t(open ? "collection.everybodyHint" : "collection.nobodyHint")}
          checked={open}
          onChange={setOpen}
        />
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>{t("collection.cancel")}</Button>
          <Button type="submit" look="primary" busy={save.isPending}>
            {collection ? t("collection.save") : t("collection.create")}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
