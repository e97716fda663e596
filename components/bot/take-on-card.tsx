"use client";
import { Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { CardSection } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { toast } from "@/components/ui/toast-store";
import { useChannelChange } from "./use-channel";

/** Connects a channel that is not the operator's own; they say why, and answer for it. */
export function TakeOnCard() {
  const t = useTranslations("bot");
  const [login, setLogin] = useState("");
  const [reason, setReason] = useState("");
  const change = useChannelChange(login);
  const wanted = login.trim().replace(/^@/, "").toLowerCase();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    change.mutate(
      { kind: "connect", input: { login: wanted, reason: reason.trim() } },
      {
        onSuccess: ({ channel }) => {
          setLogin("");
          setReason("");
          toast(t("takeOn.onItsWay", { name: channel.displayName }));
        },
      },
    );
  };
  return (
    <CardSection title={t("takeOn.title")} hint={t("takeOn.hint")}>
      <form onSubmit={submit} className="flex flex-wrap items-end gap-3 p-4">
        <Field label={t("takeOn.login")} className="w-full max-w-56">
          {(wiring) => (
            <Input
              {...wiring}
              required
              maxLength={26}
              autoCapitalize="none"
              autoComplete="off"
              spellCheck={false}
              value={login}
              onChange={(event) => setLogin(event.target.value)}
            />
          )}
        </Field>
        <Field label={t("takeOn.why")} className="min-w-56 flex-1">
          {(wiring) => (
            <Input
              {...wiring}
              required
              minLength={3}
              maxLength={300}
              placeholder={t("takeOn.whyExample")}
              value={reason}
              onChange={(event) => setReason(event.target.value)}
            />
          )}
        </Field>
        <Button type="submit" look="primary" busy={change.isPending}>
          <Plus aria-hidden />
          {t("takeOn.connect")}
        </Button>
      </form>
    </CardSection>
  );
}
