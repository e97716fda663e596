import { useTranslations } from "next-intl";
import { NumberField as Field, type NumberFieldProps } from "@/components/ui/number-field";

interface RuleNumberProps extends Omit<NumberFieldProps, "value" | "onChange"> {
  value: number;
  onChange: (value: number) => void;
}

/** A number of a rule. An empty field is no number, which the server refuses by name. */
export function NumberField({ error, onChange, ...field }: RuleNumberProps) {
  const t = useTranslations("moderation");
  return (
    <Field
      {...field}
      error={error && t("number.wrong", { error })}
      onChange={(value) => onChange(value ?? Number.NaN)}
    />
  );
}
