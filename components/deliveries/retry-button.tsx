"use client";
import { RotateCw } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import type { RetryInput } from "@/lib/deliveries/schema";
import { useRetry } from "./use-deliveries";

interface RetryButtonProps {
  /** What is tried again, and how many that are. */
  input: RetryInput;
  count: number;
  /** What the button says. */
  label: string;
  /** Called when it was asked for. */
  onRetried?: () => void;
}

/** Has failed deliveries tried again, after asking: people may hear of something that is an hour old. */
export function RetryButton({ input, count, label, onRetried }: RetryButtonProps) {
  const t = useTranslations("deliveries.admin.retry");
  const [asking, setAsking] = useState(false);
  const { mutate, isPending } = useRetry();
  return (
    <>
      <Button size="small" busy={isPending} onClick={() => setAsking(true)}>
        <RotateCw aria-hidden />
        {label}
      </Button>
      <Dialog open={asking} onOpenChange={setAsking} title={t("ask", { count })} description={t("askText")}>
        <div className="flex justify-end gap-2">
          <Button onClick={() => setAsking(false)}>{t("keep")}</Button>
          <Button
            look="primary"
            onClick={() => {
              setAsking(false);
              mutate(input, { onSuccess: () => onRetried?.() });
            }}
          >
            {t("confirm")}
          </Button>
        </div>
      </Dialog>
    </>
  );
}
