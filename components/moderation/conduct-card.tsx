"use client";
import { useTranslations } from "next-intl";
import { useVersionedDraft } from "@/components/studio/use-versioned-draft";
import { Button } from "@/components/ui/button";
import { CardSection } from "@/components/ui/card";
import { ChipInput } from "@/components/ui/chip-input";
import { Field } from "@/components/ui/field";
import { Switch } from "@/components/ui/switch";
import type { Conduct, ModerationSettings } from "@/lib/moderation/schema";
import { ChangedMeanwhile } from "./changed-meanwhile";
import { errorsOf } from "./lines";
import { NumberField } from "./number-field";
import { StepsEditor } from "./steps-editor";
import type { useModerationEdits } from "./use-moderation";

/** People as the form holds them: who was just typed has no id yet. */
type Draft = Omit<Conduct, "people"> & { people: { id?: string; login: string }[] };

interface ConductCardProps {
  conduct: ModerationSettings["conduct"];
  conducting: ReturnType<typeof useModerationEdits>["conducting"];
}

/** What is done about offences, and whom no rule applies to. */
export function ConductCard({ conduct: { version, ...conduct }, conducting }: ConductCardProps) {
  const t = useTranslations("moderation");
  const form = useVersionedDraft<Draft>({ draft: conduct, version });
  const { draft, edit } = form;
  const errors = form.changed ? errorsOf(conducting.error) : {};
  const nobody = Object.entries(errors).find(([field]) => field.startsWith("people"))?.[1];
  return (
    <CardSection title={t("conduct.title")} hint={t("conduct.hint")}>
      <form
        noValidate
        className="space-y-5 p-4"
        onSubmit={(event) => {
          event.preventDefault();
          conducting.mutate(
            { ...form.changes, version: form.version ?? 0 },
            { onSuccess: ({ conduct: { version, ...draft } }) => form.restart({ draft, version }) },
          );
        }}
      >
        <StepsEditor steps={draft.steps} errors={errors} onChange={(steps) => edit({ steps })} />
        <div className="grid gap-4 sm:max-xl:grid-cols-2">
          <NumberField
            label={t("conduct.forget")}
            unit={t("conduct.forgetUnit")}
            value={draft.forgetMinutes}
            min={1}
            max={43_200}
            error={errors.forgetMinutes}
            onChange={(forgetMinutes) => edit({ forgetMinutes })}
          />
          <NumberField
            label={t("conduct.permit")}
            unit={t("conduct.seconds")}
            value={draft.permitSeconds}
            min={5}
            max={3_600}
            error={errors.permitSeconds}
            onChange={(permitSeconds) => edit({ permitSeconds })}
          />
        </div>
        <Choice
          label={t("conduct.warningDeletes")}
          on={draft.warningDeletes}
          set={(warningDeletes) => edit({ warningDeletes })}
        />
        <Choice label={t("conduct.announce")} on={draft.announce} set={(announce) => edit({ announce })} />
        <Field label={t("conduct.exempt")} hint={t("conduct.exemptHint")} error={nobody}>
          {(wiring) => (
            <ChipInput
              {...wiring}
              values={draft.people.map(({ login }) => login)}
              clean={(typed) =>
                typed
                  .replace(/^@/, "")
                  .toLowerCase()
                  .replace(/[^a-z0-9_]/g, "")
              }
              prefix="@"
              placeholder={t("conduct.login")}
              maxLength={25}
              onChange={(logins) =>
                edit({
                  people: logins.map((login) => draft.people.find((one) => one.login === login) ?? { login }),
                })
              }
            />
          )}
        </Field>
        <ChangedMeanwhile text={t("changedMeanwhile")} form={form} saving={conducting} />
        <div className="flex flex-wrap items-center gap-3">
          <Button type="submit" look="primary" disabled={!form.changed} busy={conducting.isPending}>
            {t("save")}
          </Button>
          <span role="status" className="text-danger">
            {conducting.isError && form.changed ? conducting.error.message : ""}
          </span>
        </div>
      </form>
    </CardSection>
  );
}

interface ChoiceProps {
  label: string;
  on: boolean;
  set: (on: boolean) => void;
}

const Choice = ({ label, on, set }: ChoiceProps) => (
  // biome-ignore lint/a11y/noLabelWithoutControl: the switch in it is one
  <label className="flex cursor-pointer items-center gap-3">
    <Switch checked={on} onChange={({ target }) => set(target.checked)} />
    {label}
  </label>
);
