"use client";
import { Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import type { NewKey } from "@/lib/api-keys/schema";
import type { For } from "./key-draft";
import { KeyOnce } from "./key-once";
import { NewKeyForm } from "./new-key-form";

interface MakeKeyProps {
  whose: For;
  /** Address of this instance. */
  origin: string;
}

/** Makes a key: its name and what it may, and then the key, which is shown this once. */
export function MakeKey({ whose, origin }: MakeKeyProps) {
  const t = useTranslations("api-keys.make");
  const [open, setOpen] = useState(false);
  const [made, setMade] = useState<NewKey | null>(null);
  return (
    <>
      <Button
        look="primary"
        onClick={() => {
          setMade(null);
          setOpen(true);
        }}
      >
        <Plus aria-hidden />
        {t("open")}
      </Button>
      <Dialog
        open={open}
        onOpenChange={(next) => {
          setOpen(next);
          // It is shown once: not even this page keeps it.
          if (!next) setMade(null);
        }}
        title={made ? t("doneTitle", { name: made.name }) : t("title")}
        {...(!made && { description: t(whose.owner === "self" ? "text" : "textOfInstance") })}
        className="max-w-xl"
      >
        {made ? (
          <KeyOnce token={made.token} origin={origin} onClose={() => setOpen(false)} />
        ) : (
          <NewKeyForm whose={whose} onMade={setMade} onCancel={() => setOpen(false)} />
        )}
      </Dialog>
    </>
  );
}
