"use client";
import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { Dialog as Radix } from "radix-ui";
import type { ReactNode } from "react";
import { Button } from "./button";
import { dialogScrim } from "./dialog";

interface SheetProps {
  open: boolean;
  /** Asked for by Escape, the scrim and the cross; whoever opened it decides whether it closes. */
  onClose: () => void;
  title: ReactNode;
  /** Stays in view under what scrolls. */
  footer: ReactNode;
  children: ReactNode;
}

/** A window at the right side of the page, as high as the screen; on phones it covers all of it. Holds the focus, which begins at what has `data-sheet-start`, and gives it back. */
export function Sheet({ open, onClose, title, footer, children }: SheetProps) {
  const t = useTranslations("ui");
  return (
    <Radix.Root open={open} onOpenChange={(next) => !next && onClose()}>
      <Radix.Portal>
        <Radix.Overlay className={dialogScrim} />
        <Radix.Content
          aria-describedby={undefined}
          onOpenAutoFocus={(event) => {
            const first = document.querySelector<HTMLElement>("[data-sheet-start]");
            if (!first) return;
            event.preventDefault();
            first.focus();
          }}
          className="fixed inset-y-0 right-0 z-50 flex w-full max-w-2xl animate-arrive flex-col border-line border-l bg-overlay shadow-lift outline-none [--from-x:1.5rem] [--from-y:0]"
        >
          <header className="flex items-center justify-between gap-4 border-line border-b px-5 py-3">
            <Radix.Title className="min-w-0 break-words font-semibold text-base">{title}</Radix.Title>
            <Radix.Close asChild>
              <Button look="quiet" aria-label={t("close")} className="-mr-2 w-9 px-0">
                <X aria-hidden />
              </Button>
            </Radix.Close>
          </header>
          <div className="min-h-0 flex-1 overflow-y-auto">{children}</div>
          <footer className="border-line border-t px-5 py-3">{footer}</footer>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
