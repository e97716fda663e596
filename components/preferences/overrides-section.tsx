"use client";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { ChannelPicker } from "@/components/history/channel-picker";
import { Avatar } from "@/components/ui/avatar";
import { Badge } from "@/components/ui/badge";
import { CardSection } from "@/components/ui/card";
import { overridesQuery } from "@/lib/preferences/queries";
import type { BroadcasterOverride } from "@/lib/preferences/schema";
import { overrideWords } from "./words";

interface OverridesSectionProps {
  onOpen: (broadcasterId: string) => void;
}

/** The channels for which something differs, and those that are muted. */
export function OverridesSection({ onOpen }: OverridesSectionProps) {
  const t = useTranslations("preferences");
  const { data } = useQuery(overridesQuery());
  const items = data?.items ?? [];
  return (
    <CardSection
      title={t("overrides.title")}
      hint={t("overrides.hint")}
      actions={<ChannelPicker label={t("overrides.add")} chosen={[]} onChoose={({ id }) => onOpen(id)} />}
    >
      {items.length === 0 ? (
        <p className="p-4 text-pretty text-ink-2">{t("overrides.empty")}</p>
      ) : (
        <ul className="divide-y divide-line">
          {items.map((item) => (
            <OverrideRow key={item.broadcaster.id} item={item} onOpen={onOpen} />
          ))}
        </ul>
      )}
    </CardSection>
  );
}

function OverrideRow({ item, onOpen }: OverridesSectionProps & { item: BroadcasterOverride }) {
  const t = useTranslations("preferences");
  const { broadcaster } = item;
  return (
    <li>
      <button
        type="button"
        aria-label={t("overrides.edit", { name: broadcaster.displayName })}
        aria-describedby={`differs-${broadcaster.id}`}
        className="flex w-full flex-wrap items-center gap-x-3 gap-y-1.5 px-4 py-2.5 text-left hover:bg-raised focus-visible:outline-offset-[-2px]"
        onClick={() => onOpen(broadcaster.id)}
      >
        <Avatar name={broadcaster.displayName} src={broadcaster.avatarUrl} size={28} />
        <span className="min-w-0 flex-1 truncate font-medium">{broadcaster.displayName}</span>
        <span id={`differs-${broadcaster.id}`} className="flex flex-wrap gap-1.5">
          {overrideWords(t, item).map((words) => (
            <Badge key={words}>{words}</Badge>
          ))}
        </span>
      </button>
    </li>
  );
}
