import { useTranslations } from "next-intl";
import { CardSection } from "@/components/ui/card";
import { FieldsTable } from "./fields-table";
import type { ShapeWords } from "./types";

/** What the operations name, each told once. */
export function ShapesSection({ shapes }: { shapes: readonly ShapeWords[] }) {
  const t = useTranslations("api-docs");
  return (
    <CardSection title={t("shapes")}>
      {shapes.map(({ name, fields }) => (
        <div key={name} id={`shape-${name}`} className="scroll-mt-20 border-line border-b last:border-b-0">
          <FieldsTable label={name} fields={fields} />
        </div>
      ))}
    </CardSection>
  );
}
