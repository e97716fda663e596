"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Trash2, Undo2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { CardSection } from "@/components/ui/card";
import { SegmentedControl } from "@/components/ui/segmented-control";
import { toast } from "@/components/ui/toast-store";
import { patchViewer, viewerKeys } from "@/lib/viewers/queries";
import type { ViewerDetail, ViewerUpdate } from "@/lib/viewers/schema";

type BotSaid = "unsaid" | "bot" | "person";
const SAID: Record<BotSaid, boolean | null> = { unsaid: null, bot: true, person: false };
const BOT_CHOICES: readonly BotSaid[] = ["unsaid", "bot", "person"];

/** What only the channel's owner decides of a chatter. */
export function OwnerCard({ login, detail }: { login: string; detail: ViewerDetail }) {
  const t = useTranslations("viewers");
  const { viewer, ownerSaysBot } = detail;
  const client = useQueryClient();
  const change = useMutation({
    mutationFn: (update: ViewerUpdate) => patchViewer(login, viewer.id, update),
    onSuccess: (changed) => {
      client.setQueryData(viewerKeys.one(login, viewer.id), changed);
      void client.invalidateQueries({ queryKey: viewerKeys.lists(login) });
    },
    onError: ({ message }) => toast(message, { tone: "danger" }),
  });
  const said: BotSaid = ownerSaysBot === null ? "unsaid" : ownerSaysBot ? "bot" : "person";
  const isRemoved = viewer.deletedAt !== null;
  return (
    <CardSection title={t("owner.title")}>
      <div className="flex flex-wrap items-center justify-between gap-3 border-line border-b p-4">
        <p className="max-w-md text-pretty text-ink-2">{t("owner.botsText")}</p>
        <SegmentedControl
          legend={t("owner.botOrPerson")}
          name="bot"
          segments={BOT_CHOICES.map((value) => ({ value, label: t(`owner.said.${value}`) }))}
          value={said}
          onChange={(value) => change.mutate({ bot: SAID[value] })}
          className="whitespace-nowrap"
        />
      </div>
      <div className="flex flex-wrap items-center justify-between gap-3 p-4">
        <p className="max-w-md text-pretty text-ink-2">
          {isRemoved ? t("owner.removed") : t("owner.removeText")}
        </p>
        <Button
          look={isRemoved ? "secondary" : "danger"}
          busy={change.isPending}
          onClick={() => change.mutate({ removed: !isRemoved })}
        >
          {isRemoved ? <Undo2 aria-hidden /> : <Trash2 aria-hidden />}
          {isRemoved ? t("owner.restore") : t("owner.remove")}
        </Button>
      </div>
    </CardSection>
  );
}
