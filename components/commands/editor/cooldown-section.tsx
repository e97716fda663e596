import { useTranslations } from "next-intl";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { SwitchRow } from "@/components/ui/switch-row";
import { type CooldownRole, cooldownRole } from "@/lib/commands/schema";
import { cooldownsIn } from "../draft";
import { cooldownWords } from "../words";
import { anyWrong, type FormPart } from "./form";
import { Section } from "./section";

/** How often the command is answered. */
export function CooldownSection({ draft, problems, edit }: FormPart) {
  const t = useTranslations("commands");
  const cooldowns = cooldownsIn(draft);
  const roleTyped = (role: CooldownRole, typed: string) => {
    const { [role]: _before, ...others } = draft.roleCooldowns;
    edit({ roleCooldowns: typed === "" ? others : { ...others, [role]: typed } });
  };
  return (
    <Section
      title={t("cooldownSection.title")}
      summary={cooldowns ? cooldownWords(t, cooldowns) : t("cooldownSection.wrong")}
      wrong={anyWrong(problems, ["cooldownSeconds", "personCooldownSeconds", "roleCooldowns"])}
    >
      <div className="grid gap-4 sm:grid-cols-2">
        <Field
          label={t("cooldownSection.all")}
          hint={t("cooldownSection.allHint")}
          error={problems.cooldownSeconds}
        >
          {(wiring) => (
            <Input
              {...wiring}
              inputMode="numeric"
              maxLength={6}
              value={draft.cooldownSeconds}
              onChange={({ target }) => edit({ cooldownSeconds: target.value })}
            />
          )}
        </Field>
        <Field
          label={t("cooldownSection.each")}
          hint={t("cooldownSection.eachHint")}
          error={problems.personCooldownSeconds}
        >
          {(wiring) => (
            <Input
              {...wiring}
              inputMode="numeric"
              maxLength={6}
              value={draft.personCooldownSeconds}
              onChange={({ target }) => edit({ personCooldownSeconds: target.value })}
            />
          )}
        </Field>
      </div>
      <fieldset>
        <legend className="font-medium">{t("cooldownSection.roles")}</legend>
        <p className="mb-2 text-ink-3 text-xs">{t("cooldownSection.rolesHint")}</p>
        <div className="grid grid-cols-2 gap-3 sm:grid-cols-3">
          {cooldownRole.options.map((role) => (
            <Field key={role} label={t(`role.${role}`)}>
              {(wiring) => (
                <Input
                  {...wiring}
                  inputMode="numeric"
                  maxLength={6}
                  value={draft.roleCooldowns[role] ?? ""}
                  aria-invalid={problems.roleCooldowns ? true : undefined}
                  onChange={({ target }) => roleTyped(role, target.value)}
                />
              )}
            </Field>
          ))}
        </div>
        {problems.roleCooldowns && (
          <p role="alert" className="mt-1.5 text-danger text-xs">
            {problems.roleCooldowns}
          </p>
        )}
      </fieldset>
      <SwitchRow
        label={t("cooldownSection.exempt")}
        hint={t("cooldownSection.exemptHint")}
        checked={draft.moderatorsExempt}
        onChange={(moderatorsExempt) => edit({ moderatorsExempt })}
      />
    </Section>
  );
}
