"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Problem } from "@/lib/http/client";

interface AddressFieldProps {
  problem: Error | null;
  busy: boolean;
  onSave: (address: string) => void;
  onCancel: () => void;
}

/** Takes another address. It may stand in a form, which is not what Enter is to send here. */
export function AddressField({ problem, busy, onSave, onCancel }: AddressFieldProps) {
  const t = useTranslations("email.address");
  const [draft, setDraft] = useState("");
  const save = () => {
    if (draft.trim() && !busy) onSave(draft.trim());
  };
  const error = problem instanceof Problem ? (problem.fields[0]?.message ?? problem.detail) : undefined;
  return (
    <div className="space-y-2">
      <Field label={t("label")} error={error}>
        {(wiring) => (
          <Input
            {...wiring}
            autoFocus
            type="email"
            autoComplete="email"
            maxLength={254}
            value={draft}
            onChange={({ target }) => setDraft(target.value)}
            onKeyDown={(event) => {
              if (event.key === "Enter") {
                event.preventDefault();
                save();
              }
              if (event.key === "Escape") onCancel();
            }}
          />
        )}
      </Field>
      <div className="flex gap-2">
        <Button size="small" look="primary" busy={busy} disabled={!draft.trim()} onClick={save}>
          {t("save")}
        </Button>
        <Button size="small" look="quiet" onClick={onCancel}>
          {t("cancel")}
        </Button>
      </div>
    </div>
  );
}
