"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Pencil, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { Input } from "@/components/ui/input";
import { CalendarDate, RelativeTime } from "@/components/ui/relative-time";
import { toast } from "@/components/ui/toast-store";
import { useFailureText } from "@/components/ui/use-failure-text";
import { deleteDevice, deviceKeys, renameDevice } from "@/lib/push/queries";
import type { Device } from "@/lib/push/schema";

/** A browser with what is known of it; it can be called something else, and removed. */
export function DeviceRow({ device }: { device: Device }) {
  const t = useTranslations("push");
  const client = useQueryClient();
  const [draft, setDraft] = useState<string | null>(null);
  const settled = {
    onError: ({ detail }: { detail: string }) => toast(detail, { tone: "danger" }),
    onSettled: () => client.invalidateQueries({ queryKey: deviceKeys.all }),
  };
  const rename = useMutation({
    mutationFn: (name: string) => renameDevice(device.id, name),
    onSuccess: () => setDraft(null),
    ...settled,
  });
  const remove = useMutation({ mutationFn: () => deleteDevice(device.id), ...settled });
  const name = draft?.trim() ?? "";

  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-1 py-1.5">
      {draft === null ? (
        <DeviceFacts device={device} />
      ) : (
        <Input
          autoFocus
          aria-label={t("name")}
          className="h-8 flex-1"
          maxLength={60}
          value={draft}
          onChange={({ target }) => setDraft(target.value)}
          onKeyDown={(event) => {
            // It may stand in a form, which is not what Enter is to send here.
            if (event.key === "Enter") event.preventDefault();
            if (event.key === "Enter" && name) rename.mutate(name);
            if (event.key === "Escape") setDraft(null);
          }}
        />
      )}
      {draft === null ? (
        <span className="flex">
          <IconButton
            size="small"
            label={t("rename", { name: device.name })}
            onClick={() => setDraft(device.name)}
          >
            <Pencil aria-hidden />
          </IconButton>
          <IconButton
            size="small"
            label={t("remove", { name: device.name })}
            busy={remove.isPending}
            onClick={() => remove.mutate()}
          >
            <Trash2 aria-hidden />
          </IconButton>
        </span>
      ) : (
        <span className="flex gap-2">
          <Button size="small" busy={rename.isPending} disabled={!name} onClick={() => rename.mutate(name)}>
            {t("save")}
          </Button>
          <Button size="small" look="quiet" onClick={() => setDraft(null)}>
            {t("cancel")}
          </Button>
        </span>
      )}
    </li>
  );
}

function DeviceFacts({ device: { name, createdAt, lastSentAt, lastError } }: { device: Device }) {
  const failure = useFailureText();
  const t = useTranslations("push");
  return (
    <div className="min-w-0 flex-1">
      <p className="truncate">{name}</p>
      <p className="text-ink-3 text-xs">
        {t.rich("added", { date: () => <CalendarDate at={createdAt} /> })}
        {" · "}
        {lastSentAt === null
          ? t("neverUsed")
          : t.rich("lastUsed", { time: () => <RelativeTime at={lastSentAt} /> })}
      </p>
      {lastError && <p className="text-pretty text-warn text-xs">{failure(lastError)}</p>}
    </div>
  );
}
