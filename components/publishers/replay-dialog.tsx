"use client";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { History } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { useNow, useTimeZone } from "@/components/ui/clock";
import { Dialog } from "@/components/ui/dialog";
import { SegmentedControl } from "@/components/ui/segmented-control";
import { toast } from "@/components/ui/toast-store";
import { postReplay, publisherKeys, replayPreviewQuery } from "@/lib/publishers/queries";
import type { PublisherView, ReplayInput } from "@/lib/publishers/schema";
import { momentOf, presetOf } from "./local-moment";
import { ReplayFromEvent, ReplayFromTime } from "./replay-fields";

/** Has events sent once more, after saying how many and what that means for who receives them. */
export function ReplayDialog({ publisher }: { publisher: PublisherView }) {
  const t = useTranslations("publishers.replay");
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button size="small" onClick={() => setOpen(true)}>
        <History aria-hidden />
        {t("open")}
      </Button>
      <Dialog
        open={open}
        onOpenChange={setOpen}
        title={t("title")}
        description={t("text")}
        className="max-w-lg"
      >
        <ReplayForm publisher={publisher} onDone={() => setOpen(false)} />
      </Dialog>
    </>
  );
}

const EVENT_ID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

function ReplayForm({ publisher: { id }, onDone }: { publisher: PublisherView; onDone: () => void }) {
  const t = useTranslations("publishers.replay");
  const zone = useTimeZone();
  const now = useNow(60_000);
  const [by, setBy] = useState<"time" | "event">("time");
  const [time, setTime] = useState(() => presetOf("hour", now, zone));
  const [eventId, setEventId] = useState("");
  const input = inputOf(by, momentOf(time, zone), eventId.trim());
  const preview = useQuery({ ...replayPreviewQuery(id, input ?? { eventId: "" }), enabled: input !== null });
  const replay = useReplay(id, onDone);
  const refused = replay.error?.message ?? (input === null ? undefined : preview.error?.message);
  const events = input === null ? undefined : preview.data?.events;
  return (
    <form
      className="space-y-4"
      onSubmit={(event) => {
        event.preventDefault();
        if (input !== null && !replay.isPending) replay.mutate(input);
      }}
    >
      <SegmentedControl
        className="inline-grid grid-cols-2"
        legend={t("by")}
        name="replay-by"
        segments={[
          { value: "time", label: t("byTime") },
          { value: "event", label: t("byEvent") },
        ]}
        value={by}
        onChange={setBy}
      />
      {by === "time" ? (
        <ReplayFromTime
          {...{ time, zone, error: refused }}
          onChange={setTime}
          onPreset={(preset) => setTime(presetOf(preset, now, zone))}
        />
      ) : (
        <ReplayFromEvent
          eventId={eventId}
          error={eventId.trim() !== "" && input === null ? t("notAnId") : refused}
          onChange={setEventId}
        />
      )}
      <p role="status" className="min-h-10 text-pretty text-ink-2">
        {events !== undefined && t("count", { count: events })}
        {events === undefined && preview.isFetching && t("counting")}
      </p>
      <div className="flex justify-end gap-2">
        <Button onClick={onDone}>{t("leave")}</Button>
        <Button type="submit" look="primary" disabled={!events} busy={replay.isPending}>
          {t("confirm", { count: events ?? 0 })}
        </Button>
      </div>
    </form>
  );
}

function inputOf(by: "time" | "event", moment: number | null, eventId: string): ReplayInput | null {
  if (by === "time") return moment === null ? null : { from: new Date(moment).toISOString() };
  return EVENT_ID.test(eventId) ? { eventId } : null;
}

function useReplay(id: string, onDone: () => void) {
  const t = useTranslations("publishers.replay");
  const client = useQueryClient();
  return useMutation({
    mutationFn: (input: ReplayInput) => postReplay(id, input),
    onSuccess: ({ lag }) => {
      toast(t("done", { count: lag.events, more: String(lag.more) }));
      onDone();
    },
    onSettled: () => client.invalidateQueries({ queryKey: publisherKeys.all }),
  });
}
