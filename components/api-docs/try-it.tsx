"use client";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { CardSection } from "@/components/ui/card";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { addressOf, fieldKey } from "./attempt";
import { AttemptAnswer } from "./attempt-answer";
import { useAttempt } from "./use-attempt";

export interface TriedOperation {
  id: string;
  method: string;
  path: string;
  parameters: readonly { in: "path" | "query"; name: string; required: boolean }[];
  bodyExample: string | null;
}

/** Sends a real request as whoever is signed in, or with a key that is kept nowhere. */
export function TryIt({ operations }: { operations: readonly TriedOperation[] }) {
  const t = useTranslations("api-docs.try");
  const [chosenId, setChosenId] = useState(operations[0]?.id ?? "");
  const [values, setValues] = useState<Readonly<Record<string, string>>>({});
  const [bodies, setBodies] = useState<Readonly<Record<string, string>>>({});
  const [key, setKey] = useState("");
  const [asking, setAsking] = useState(false);
  const { state, start, clear } = useAttempt();
  const chosen = operations.find(({ id }) => id === chosenId);
  if (!chosen) return null;
  const { method, path, parameters, bodyExample } = chosen;
  const body = bodyExample === null ? null : (bodies[chosenId] ?? bodyExample);
  const go = () => {
    setAsking(false);
    void start({ method, path, parameters, values, body, key: key.trim() });
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (method === "GET") go();
    else setAsking(true);
  };
  const choose = (id: string) => {
    setChosenId(id);
    clear();
  };
  return (
    <div id="try-it" className="min-w-0 scroll-mt-20">
      <CardSection title={t("title")} hint={t("hint")}>
        <form onSubmit={submit} className="grid min-w-0 grid-cols-1 gap-4 p-4">
          <Select
            aria-label={t("operation")}
            value={chosenId}
            onChoose={choose}
            options={operations.map(({ id }) => ({ value: id, label: id }))}
          />
          {parameters.map((parameter) => (
            <Field
              key={fieldKey(parameter)}
              label={parameter.name}
              {...(parameter.required && { hint: t("required") })}
            >
              {(wiring) => (
                <Input
                  {...wiring}
                  required={parameter.required}
                  autoComplete="off"
                  spellCheck={false}
                  value={values[fieldKey(parameter)] ?? ""}
                  onChange={(event) => setValues({ ...values, [fieldKey(parameter)]: event.target.value })}
                />
              )}
            </Field>
          ))}
          {body !== null && (
            <Field label={t("body")}>
              {(wiring) => (
                <textarea
                  {...wiring}
                  rows={8}
                  spellCheck={false}
                  className="w-full rounded-md border border-line-control bg-surface p-3 font-mono text-ink text-xs"
                  value={body}
                  onChange={(event) => setBodies({ ...bodies, [chosenId]: event.target.value })}
                />
              )}
            </Field>
          )}
          <Field label={t("key")} hint={t("keyHint")}>
            {(wiring) => (
              <Input
                {...wiring}
                type="password"
                autoComplete="off"
                value={key}
                onChange={(event) => setKey(event.target.value)}
              />
            )}
          </Field>
          <div className="flex flex-wrap items-center gap-3">
            <Button type="submit" look="primary" busy={state.is === "pending"}>
              {t("send")}
            </Button>
            <code className="min-w-0 break-all font-mono text-ink-2 text-xs">
              {method} {addressOf({ path, parameters, values })}
            </code>
          </div>
        </form>
        <AttemptAnswer state={state} />
      </CardSection>
      <Dialog
        open={asking}
        onOpenChange={setAsking}
        title={t("confirm.title")}
        description={t("confirm.text")}
      >
        <p className="mb-4 break-all font-mono text-xs">
          {method} {addressOf({ path, parameters, values })}
        </p>
        <div className="flex justify-end gap-2">
          <Button onClick={() => setAsking(false)}>{t("confirm.no")}</Button>
          <Button look="primary" onClick={go}>
            {t("confirm.yes")}
          </Button>
        </div>
      </Dialog>
    </div>
  );
}
