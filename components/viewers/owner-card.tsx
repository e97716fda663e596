"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Trash2, Undo2 } from "lucide-react";
import { Button } from "@/components/ui/button";
import { CardSection } from "@/components/ui/card";
import { SegmentedControl } from "@/components/ui/segmented-control";
import { toast } from "@/components/ui/toast-store";
import { patchViewer, viewerKeys } from "@/lib/viewers/queries";
import type { ViewerDetail, ViewerUpdate } from "@/lib/viewers/schema";

type BotSaid = "unsaid" | "bot" | "person";
const SAID: Record<BotSaid, boolean | null> = { unsaid: null, bot: true, person: false };
const BOT_CHOICES: readonly { value: BotSaid; label: string }[] = [
  { value: "unsaid", label: "As known" },
  { value: "bot", label: "Bot" },
  { value: "person", label: "Person" },
];

/** What only the channel's owner decides of a chatter. */
export function OwnerCard({ login, detail }: { login: string; detail: ViewerDetail }) {
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
    <CardSection title="For you as the owner">
      <div className="flex flex-wrap items-center justify-between gap-3 border-line border-b p-4">
        <p className="max-w-md text-pretty text-ink-2">
          Bots are left out of the list unless asked for. Say what this is, for your channel.
        </p>
        <SegmentedControl
          legend="Bot or person"
          name="bot"
          segments={BOT_CHOICES}
          value={said}
          onChange={(value) => change.mutate({ bot: SAID[value] })}
          className="whitespace-nowrap"
        />
      </div>
      <div className="flex flex-wrap items-center justify-between gap-3 p-4">
        <p className="max-w-md text-pretty text-ink-2">
          {isRemoved
            ? "Removed: neither shown nor counted. What was counted before comes back with them."
            : "Whoever is removed is neither shown nor counted in your channel any more. You can undo it at any time. Their messages stay in the log."}
        </p>
        <Button
          look={isRemoved ? "secondary" : "danger"}
          busy={change.isPending}
          onClick={() => change.mutate({ removed: !isRemoved })}
        >
          {isRemoved ? <Undo2 aria-hidden /> : <Trash2 aria-hidden />}
          {isRemoved ? "Restore" : "Remove from tracking"}
        </Button>
      </div>
    </CardSection>
  );
}
