"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Clock, Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { ChatLinePreview } from "@/components/commands/chat-line-preview";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { toast } from "@/components/ui/toast-store";
import { deleteTimer, postTimer, timerKeys } from "@/lib/timers/queries";

interface FirstTimerProps {
  login: string;
  /** Who says it, by login. */
  bot: string;
  onNew: () => void;
}

/** What stands here while a channel has no timers: one that is made with one press. */
export function FirstTimer({ login, bot, onNew }: FirstTimerProps) {
  const t = useTranslations("timers");
  // What most channels begin with. It says something sensible before anybody has changed a word of it.
  const example = { name: t("first.exampleName"), message: t("first.example") };
  const client = useQueryClient();
  const fresh = () => client.invalidateQueries({ queryKey: timerKeys.list(login), exact: true });
  const failed = (error: Error) => toast(error.message, { tone: "danger" });
  const make = useMutation({
    mutationFn: () => postTimer(login, example),
    onSuccess: ({ id, name }) =>
      toast(t("first.made", { name }), {
        undo: () => void deleteTimer(id).catch(failed).then(fresh),
      }),
    onError: failed,
    onSettled: fresh,
  });
  return (
    <Card>
      <EmptyState
        icon={<Clock />}
        title={t("first.title")}
        action={
          <div className="flex flex-col items-center gap-4">
            <ChatLinePreview
              by={bot}
              text={example.message.replace("$(channel)", login)}
              className="max-w-md text-left"
            />
            <div className="flex flex-wrap justify-center gap-2">
              <Button look="primary" busy={make.isPending} onClick={() => make.mutate()}>
                <Plus aria-hidden />
                {t("first.makeThis")}
              </Button>
              <Button onClick={onNew}>{t("first.own")}</Button>
            </div>
          </div>
        }
      >
        {t("first.text")}
      </EmptyState>
    </Card>
  );
}
