"use client";
import { Keyboard } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { KeysDialog } from "@/components/shell/keys-dialog";
import { Button } from "@/components/ui/button";

/** Shows which keys play the clip, among all others. */
export function PlayerKeys() {
  const t = useTranslations("clips");
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button look="quiet" className="max-md:hidden" onClick={() => setOpen(true)}>
        <Keyboard aria-hidden />
        {t("keys.title")}
      </Button>
      <KeysDialog open={open} onOpenChange={setOpen} />
    </>
  );
}
