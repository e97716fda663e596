import { useTranslations } from "next-intl";
import { ChipInput } from "@/components/ui/chip-input";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { type Permission, permission } from "@/lib/commands/schema";
import { anyWrong, type FormPart } from "./form";
import { Section } from "./section";

const AND_ABOVE: readonly Permission[] = ["follower", "subscriber", "vip", "moderator"];

const cleanLogin = (typed: string) => typed.trim().replace(/^@+/, "").toLowerCase();

/** Who may use the command. */
export function WhoSection({ draft, problems, edit }: FormPart) {
  const t = useTranslations("commands");
  const named = draft.people.length;
  return (
    <Section
      title={t("whoSection.title")}
      summary={
        draft.permission === "people"
          ? t("whoSection.people", { count: named })
          : named > 0
            ? t("whoSection.andMore", { permission: t(`permission.${draft.permission}`), count: named })
            : t(`permission.${draft.permission}`)
      }
      wrong={anyWrong(problems, ["permission", "people"])}
    >
      <div className="space-y-1.5">
        <Select
          aria-label={t("whoSection.title")}
          options={permission.options.map((value) => ({ value, label: t(`permission.${value}`) }))}
          value={draft.permission}
          onChoose={(chosen) => edit({ permission: chosen })}
          className="w-full max-w-xs"
        />
        {AND_ABOVE.includes(draft.permission) && (
          <p className="text-ink-3 text-xs">{t("whoSection.andAbove")}</p>
        )}
      </div>
      {draft.permission !== "everyone" && (
        <Field
          label={draft.permission === "people" ? t("whoSection.who") : t("whoSection.andThese")}
          hint={t("whoSection.byLogin")}
          error={problems.people}
        >
          {(wiring) => (
            <ChipInput
              {...wiring}
              values={draft.people.map(({ login }) => login)}
              clean={cleanLogin}
              maxLength={26}
              placeholder={t("whoSection.login")}
              onChange={(logins) =>
                edit({
                  // Who was known before stays the same account, whatever it is called by now.
                  people: logins.map(
                    (login) => draft.people.find((person) => person.login === login) ?? { login },
                  ),
                })
              }
            />
          )}
        </Field>
      )}
    </Section>
  );
}
