import { ArrowRight, Minus, Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import type { RoleChange } from "@/lib/roles/schema";
import { PersonName, PersonRow } from "./person-row";
import { changeWords } from "./words";

/** Of a row, in CSS px. */
export const CHANGE_HEIGHT = 60;

const LOOKS = {
  granted: { icon: Plus, tone: "text-ok" },
  revoked: { icon: Minus, tone: "text-warn" },
  changed: { icon: ArrowRight, tone: "text-accent" },
} as const;

interface ChangeRowProps {
  login: string;
  change: RoleChange;
  /** The list was read for the first time: that they gained it says nothing of when. */
  first: boolean;
}

/** Somebody whose role a sync changed, what it was and is, and why. */
export function ChangeRow({ login, change, first }: ChangeRowProps) {
  const t = useTranslations("roles");
  const { icon: Icon, tone } = LOOKS[change.change];
  return (
    <PersonRow login={login} person={change} className="h-15">
      <Icon aria-hidden className={`size-4 shrink-0 ${tone}`} />
      <span className="min-w-0 flex-1 sm:grid sm:grid-cols-2 sm:items-center sm:gap-4 lg:grid-cols-3">
        <PersonName person={change} />
        <span className="block truncate text-ink-2 max-sm:text-xs">{changeWords(t, change)}</span>
        <span className="block truncate text-ink-3 text-xs max-lg:sm:col-span-2">
          {t(`drift.why.${first && change.change === "granted" ? "first" : change.change}`)}
        </span>
      </span>
    </PersonRow>
  );
}
