"use client";
import { CircleAlert, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { Toast as Radix } from "radix-ui";
import { useSyncExternalStore } from "react";
import { Button } from "./button";
import { dismissToast, type Toast, toastStore, undoToast } from "./toast-store";

const NONE: readonly Toast[] = [];

/** Shows what `toast()` was told. Once per page; F8 moves the focus here. */
export function Toaster() {
  const t = useTranslations("ui");
  const toasts = useSyncExternalStore(toastStore.subscribe, toastStore.current, () => NONE);
  return (
    <Radix.Provider duration={8_000} label={t("message")}>
      {toasts.map((entry) => (
        <ToastCard key={entry.id} toast={entry} />
      ))}
      {/* Radix writes its key in place of {hotkey}. */}
      <Radix.Viewport
        label={t("messages", { hotkey: "{hotkey}" })}
        className="fixed right-0 bottom-16 left-0 z-60 m-auto flex w-full max-w-md flex-col gap-2 p-4 outline-none md:bottom-0"
      />
    </Radix.Provider>
  );
}

function ToastCard({ toast }: { toast: Toast }) {
  const t = useTranslations("ui");
  const { id, message, tone, undo } = toast;
  return (
    <Radix.Root
      type={tone === "danger" ? "foreground" : "background"}
      onOpenChange={(open) => !open && dismissToast(id)}
      className="flex animate-arrive items-center gap-3 rounded-lg border border-line bg-overlay py-2 pr-2 pl-4 shadow-lift [--from-y:0.5rem]"
    >
      {tone === "danger" && <CircleAlert aria-hidden className="size-4 shrink-0 text-danger" />}
      <Radix.Description className="flex-1 text-pretty">{message}</Radix.Description>
      {undo && (
        <Radix.Action altText={t("undo")} asChild onClick={() => undoToast(id)}>
          <Button size="small" className="text-accent">
            {t("undo")}
          </Button>
        </Radix.Action>
      )}
      <Radix.Close asChild>
        <Button look="quiet" size="small" className="w-7 px-0" aria-label={t("dismiss")}>
          <X aria-hidden />
        </Button>
      </Radix.Close>
    </Radix.Root>
  );
}
