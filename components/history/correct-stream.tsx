"use client";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Pencil } from "lucide-react";
import { useLocale } from "next-intl";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { useTimeZone } from "@/components/ui/clock";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { toast } from "@/components/ui/toast-store";
import { Problem } from "@/lib/http/client";
import { fieldText } from "@/lib/i18n/field-text";
import { historyKeys, overviewQuery, patchStream } from "@/lib/streams/queries";
import type { StreamDetail, StreamUpdate } from "@/lib/streams/schema";
import { categoriesToChoose } from "./categories-to-choose";
import { useHistoryWords } from "./use-history-words";

/** For who answers for the channel's streams: what one that is over showed last is put right. */
export function CorrectStream({ stream }: { stream: StreamDetail }) {
  const { t } = useHistoryWords();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>
        <Pencil aria-hidden />
        {t("correct.open")}
      </Button>
      {open && <CorrectDialog stream={stream} onClose={() => setOpen(false)} />}
    </>
  );
}

/** As far back as the categories that can be chosen reach. */
const DAYS = 365;

function CorrectDialog({ stream, onClose }: { stream: StreamDetail; onClose: () => void }) {
  const { t, category: nameOf } = useHistoryWords();
  const locale = useLocale();
  const zone = useTimeZone();
  const [title, setTitle] = useState(stream.title);
  const [categoryId, setCategoryId] = useState(stream.categoryId);
  const { data } = useQuery(overviewQuery(stream.broadcaster.login, { days: DAYS, zone }));
  const categories = categoriesToChoose(stream, data?.categories ?? []);
  const correct = useCorrect(stream);
  const problem = correct.error instanceof Problem ? correct.error.fields[0] : undefined;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const category = categories.find(({ id }) => id === categoryId);
    const update = { title, categoryId, categoryName: category?.name ?? "" };
    correct.mutate(update, { onSuccess: onClose });
  };
  return (
    <Dialog open onOpenChange={(next) => !next && onClose()} title={t("correct.title")}>
      <form onSubmit={submit} className="space-y-4">
        <Field label={t("correct.streamTitle")} error={problem && fieldText(locale, problem.message)}>
          {(wiring) => (
            <Input
              {...wiring}
              maxLength={200}
              autoComplete="off"
              value={title}
              onChange={({ target }) => setTitle(target.value)}
            />
          )}
        </Field>
        <Field label={t("correct.category")} hint={t("correct.categoryHint")}>
          {(wiring) => (
            <Select
              {...wiring}
              aria-label={t("correct.category")}
              className="w-full"
              options={categories.map(({ id, name }) => ({ value: id, label: nameOf(name) }))}
              value={categoryId}
              onChoose={setCategoryId}
            />
          )}
        </Field>
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>{t("correct.cancel")}</Button>
          <Button type="submit" look="primary" busy={correct.isPending}>
            {t("correct.save")}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

function useCorrect({ id, title, categoryId, categoryName }: StreamDetail) {
  const { t } = useHistoryWords();
  const client = useQueryClient();
  const take = (changed: StreamDetail) => {
    client.setQueryData(historyKeys.stream(id), changed);
    void client.invalidateQueries({ queryKey: historyKeys.all });
  };
  const failed = (error: Error) => {
    if (!(error instanceof Problem) || error.fields.length === 0) toast(error.message, { tone: "danger" });
  };
  // By its own promise: by then the dialog is not there any more.
  const undo = () => void patchStream(id, { title, categoryId, categoryName }).then(take, failed);
  return useMutation({
    mutationFn: (update: StreamUpdate) => patchStream(id, update),
    onSuccess: (changed) => {
      take(changed);
      toast(t("correct.saved"), { undo });
    },
    onError: failed,
  });
}
