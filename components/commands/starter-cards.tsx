"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { CardSection } from "@/components/ui/card";
import { toast } from "@/components/ui/toast-store";
import { commandKeys, postCommand } from "@/lib/commands/queries";
import type { Starter } from "./starters";
import { useDeleteCommand } from "./use-command-edits";

interface StarterCardsProps {
  login: string;
  starters: readonly Starter[];
  onNew: () => void;
}

/** What stands here while a channel has made nothing of its own: three commands that are made with one press. */
export function StarterCards({ login, starters, onNew }: StarterCardsProps) {
  const t = useTranslations("commands");
  const client = useQueryClient();
  const deleting = useDeleteCommand(login);
  const make = useMutation({
    mutationFn: ({ name, response }: Starter) => postCommand(login, { name, response }),
    onSuccess: ({ id, name }) =>
      toast(t("starters.ready", { name }), { undo: () => deleting.mutate({ id, name }) }),
    onError: (error) => toast(error.message, { tone: "danger" }),
    onSettled: () => client.invalidateQueries({ queryKey: commandKeys.lists(login) }),
  });
  return (
    <CardSection
      title={t("starters.title")}
      hint={t("starters.hint")}
      actions={<Button onClick={onNew}>{t("starters.own")}</Button>}
      className="mb-6"
    >
      <ul className="grid divide-line max-md:divide-y md:grid-cols-3 md:divide-x">
        {starters.map((starter) => (
          <li key={starter.name} className="flex flex-col gap-2 p-4">
            <p className="font-medium font-mono">!{starter.name}</p>
            <p className="text-ink-3 text-xs">{starter.purpose}</p>
            <p className="flex-1 break-words rounded-md bg-raised px-3 py-2 font-mono text-[0.8125rem]">
              {starter.response}
            </p>
            <Button className="self-start" busy={make.isPending} onClick={() => make.mutate(starter)}>
              {<Plus aria-hidden />}
              {t("starters.make", { name: starter.name })}
            </Button>
          </li>
        ))}
      </ul>
    </CardSection>
  );
}
