"use client";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { Switch } from "@/components/ui/switch";
import type { Target } from "@/lib/targets/schema";
import { RemoveTarget } from "./remove-target";
import { TargetFacts } from "./target-facts";
import { TargetPicture } from "./target-picture";
import { useSwitchTarget } from "./use-targets";

/** A target with what is known of it, its switch, and its end. */
export function TargetRow({ target }: { target: Target }) {
  const t = useTranslations("targets");
  return (
    <li className="flex flex-wrap items-start gap-4 border-line border-b p-4 last:border-b-0">
      <TargetPicture {...target} />
      <div className="min-w-0 flex-1 basis-64">
        <h2 className="mb-2 flex flex-wrap items-baseline gap-x-2">
          <Link
            href={`/admin/targets/${target.id}`}
            className="min-w-0 break-words font-semibold hover:underline"
          >
            {target.name}
          </Link>
          <span className="text-ink-3 text-xs">{t(`kind.${target.kind}`)}</span>
        </h2>
        <TargetFacts target={target} />
      </div>
      <TargetControls target={target} />
    </li>
  );
}

/** The switch of a target, and what removes it. */
export function TargetControls({ target, onRemoved }: { target: Target; onRemoved?: () => void }) {
  const t = useTranslations("targets.row");
  const { mutate, isPending, variables } = useSwitchTarget(target);
  return (
    <div className="flex items-center gap-3">
      <Switch
        aria-label={t("enabled", { name: target.name })}
        checked={isPending ? variables : target.enabled}
        disabled={isPending}
        onChange={({ target: { checked } }) => mutate(checked)}
      />
      <RemoveTarget target={target} {...(onRemoved && { onRemoved })} />
    </div>
  );
}
