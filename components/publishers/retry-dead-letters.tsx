"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { RotateCw } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { toast } from "@/components/ui/toast-store";
import { postDeadLettersRetry, publisherKeys } from "@/lib/publishers/queries";

interface RetryProps {
  publisherId: string;
  /** Which; null for all. */
  ids: string[] | null;
  count: number;
}

/** Has dead letters sent again. Of all at once it asks first: they come out of order. */
export function RetryDeadLetters({ publisherId, ids, count }: RetryProps) {
  const t = useTranslations("publishers.dead.retry");
  const [asking, setAsking] = useState(false);
  const { mutate, isPending } = useRetry(publisherId);
  const send = () => mutate(ids === null ? {} : { ids });
  return (
    <>
      <Button size="small" busy={isPending} onClick={() => (ids === null ? setAsking(true) : send())}>
        <RotateCw aria-hidden />
        {ids === null ? t("all") : t("one")}
      </Button>
      <Dialog open={asking} onOpenChange={setAsking} title={t("ask", { count })} description={t("askText")}>
        <div className="flex justify-end gap-2">
          <Button onClick={() => setAsking(false)}>{t("leave")}</Button>
          <Button
            look="primary"
            onClick={() => {
              setAsking(false);
              send();
            }}
          >
            {t("confirm")}
          </Button>
        </div>
      </Dialog>
    </>
  );
}

function useRetry(publisherId: string) {
  const t = useTranslations("publishers.dead.retry");
  const client = useQueryClient();
  return useMutation({
    mutationFn: (input: Parameters<typeof postDeadLettersRetry>[1]) =>
      postDeadLettersRetry(publisherId, input),
    onSuccess: ({ queued }) => toast(t("done", { count: queued })),
    onError: (problem) => toast(problem.message, { tone: "danger" }),
    onSettled: () => client.invalidateQueries({ queryKey: publisherKeys.all }),
  });
}
