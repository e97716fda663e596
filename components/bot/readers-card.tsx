"use client";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { UserPlus, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { CardSection } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { IconButton } from "@/components/ui/icon-button";
import { Input } from "@/components/ui/input";
import { CalendarDate } from "@/components/ui/relative-time";
import { toast } from "@/components/ui/toast-store";
import { chatKeys, deleteReader, postReader, readersQuery } from "@/lib/chat/queries";

interface ReadersCardProps {
  login: string;
  /** The list is kept, and lets nobody in for now. */
  closed: boolean;
}

/** Whom the owner lets read, added by login. */
export function ReadersCard({ login, closed }: ReadersCardProps) {
  const t = useTranslations("bot");
  const client = useQueryClient();
  const { data } = useQuery(readersQuery(login));
  const [typed, setTyped] = useState("");
  const fresh = () => client.invalidateQueries({ queryKey: chatKeys.readers(login) });
  const add = useMutation({
    mutationFn: (reader: string) => postReader(login, reader),
    onSuccess: () => setTyped(""),
    onSettled: fresh,
  });
  const remove = useMutation({
    mutationFn: (twitchId: string) => deleteReader(login, twitchId),
    onError: (error) => toast(error.message, { tone: "danger" }),
    onSettled: fresh,
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const reader = typed.trim().replace(/^@/, "").toLowerCase();
    if (reader !== "") add.mutate(reader);
  };
  const readers = data?.items ?? [];
  return (
    <CardSection title={t("readersCard.title")} hint={closed ? t("readersCard.closed") : undefined}>
      <div className="space-y-4 p-4">
        <form onSubmit={submit}>
          <Field label={t("readersCard.login")} error={add.error?.message}>
            {(wiring) => (
              <span className="flex gap-2">
                <Input
                  {...wiring}
                  value={typed}
                  maxLength={26}
                  autoCapitalize="none"
                  autoComplete="off"
                  spellCheck={false}
                  onChange={(event) => setTyped(event.target.value)}
                  className="max-w-56"
                />
                <Button type="submit" busy={add.isPending}>
                  <UserPlus aria-hidden />
                  {t("readersCard.add")}
                </Button>
              </span>
            )}
          </Field>
        </form>
        {data && readers.length === 0 && <p className="text-ink-2">{t("readersCard.none")}</p>}
        {readers.length > 0 && (
          <ul className="divide-y divide-line" aria-label={t("readersCard.title")}>
            {readers.map((reader) => (
              <li key={reader.twitchId} className="flex items-center justify-between gap-3 py-1.5">
                <span className="min-w-0 truncate">
                  {reader.login}
                  <span className="ml-2 text-ink-3 text-xs">
                    {t.rich("readersCard.since", { date: () => <CalendarDate at={reader.addedAt} /> })}
                  </span>
                </span>
                <IconButton
                  label={t("readersCard.remove", { login: reader.login })}
                  size="small"
                  onClick={() => remove.mutate(reader.twitchId)}
                >
                  <X aria-hidden />
                </IconButton>
              </li>
            ))}
          </ul>
        )}
      </div>
    </CardSection>
  );
}
