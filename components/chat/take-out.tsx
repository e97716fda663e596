"use client";
import { type InfiniteData, useMutation, useQueryClient } from "@tanstack/react-query";
import { RotateCcw, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toast-store";
import { chatKeys, deleteMessage, restoreMessage, takenOutIn, withMessage } from "@/lib/chat/queries";
import type { ChatMessage, MessageContext } from "@/lib/chat/schema";

type Log = InfiniteData<MessageContext, string | null>;

interface TakeOutProps {
  message: ChatMessage;
  /** Whoever looks owns the channel. */
  own: boolean;
}

/**
 * For who may: takes a message out of the log, or puts it back. The log is not read again for it, as each look into it is
 * told to the channel's owner.
 */
export function TakeOut({ message, own }: TakeOutProps) {
  const t = useTranslations("chat");
  const { takeOut, putBack } = useTakeOut(message.id, own);
  if (message.deleted?.by === "hand")
    return (
      <Button busy={putBack.isPending} onClick={() => putBack.mutate()}>
        <RotateCcw aria-hidden />
        {t("takeOut.putBack")}
      </Button>
    );
  if (message.deleted) return null;
  return (
    <Button look="danger" busy={takeOut.isPending} onClick={() => takeOut.mutate()}>
      <Trash2 aria-hidden />
      {t("takeOut.takeOut")}
    </Button>
  );
}

function useTakeOut(id: string, own: boolean) {
  const t = useTranslations("chat");
  const client = useQueryClient();
  const edit = (change: (log: Log) => Log) =>
    client.setQueryData<Log>(chatKeys.context(id), (log) => log && change(log));
  const onError = (error: Error) => toast(error.message, { tone: "danger" });
  const putBack = useMutation({
    mutationFn: () => restoreMessage(id),
    onSuccess: ({ message }) => {
      edit((log) => withMessage(log, message));
      toast(t("takeOut.isBack"));
    },
    onError,
  });
  const takeOut = useMutation({
    mutationFn: () => deleteMessage(id),
    onSuccess: () => {
      edit((log) => takenOutIn(log, id, { at: new Date(), own }));
      toast(t("takeOut.isOut"), { undo: () => putBack.mutate() });
    },
    onError,
  });
  return { takeOut, putBack };
}
