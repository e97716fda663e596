"use client";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { ErrorState } from "@/components/ui/error-state";
import { SkeletonRows, SkeletonView } from "@/components/ui/skeleton";
import { type ChosenFile, importPreviewQuery, postImport } from "@/lib/commands-import/queries";
import type { Choices, ConflictChoice, ImportPreview, ImportResult } from "@/lib/commands-import/schema";
import { Problem } from "@/lib/http/client";
import { PlanTable } from "./plan-table";
import { ReviewHead } from "./review-head";

interface ReviewProps {
  login: string;
  file: ChosenFile;
  onDone: (result: ImportResult) => void;
  onBack: () => void;
}

/** Shows what would become of a file, item by item, and does it. */
export function Review({ login, file, onDone, onBack }: ReviewProps) {
  const t = useTranslations("commands-import");
  const [choices, setChoices] = useState<Choices>({ conflicts: "skip", items: {} });
  const query = useQuery(importPreviewQuery(login, file, choices));
  const importing = useMutation({
    mutationFn: ({ hash }: ImportPreview) => postImport(login, file.text, choices, hash),
    onSuccess: onDone,
    // What it says of the channel is out of date then.
    onError: (error) => {
      if (error instanceof Problem && error.status === 409) void query.refetch();
    },
  });
  if (query.isError)
    return <Unreadable error={query.error} onBack={onBack} onRetry={() => void query.refetch()} />;
  if (!query.data) {
    return (
      <Card>
        <SkeletonView label={t("review.reading", { name: file.name })}>
          <SkeletonRows count={8} />
        </SkeletonView>
      </Card>
    );
  }
  const choose = (key: string, choice: ConflictChoice | null) => {
    const { [key]: _, ...others } = choices.items;
    setChoices({ ...choices, items: choice ? { ...others, [key]: choice } : others });
  };
  return (
    <>
      <ReviewHead
        file={file}
        preview={query.data}
        conflicts={choices.conflicts}
        onConflicts={(conflicts) => setChoices({ ...choices, conflicts })}
        // What is shown while another choice is thought through is not what would be done.
        stale={query.isPlaceholderData || query.isFetching}
        busy={importing.isPending}
        problem={importing.isError ? importing.error.message : null}
        onImport={() => query.data && importing.mutate(query.data)}
        onBack={onBack}
      />
      <PlanTable items={query.data.items} counts={query.data.counts} choices={choices} onChoose={choose} />
    </>
  );
}

function Unreadable({ error, onBack, onRetry }: { error: Error; onBack: () => void; onRetry: () => void }) {
  const t = useTranslations("commands-import");
  const problem = error instanceof Problem ? error : null;
  const again = problem?.passing ?? true;
  return (
    <Card>
      <ErrorState
        title={again ? t("review.failed") : t("review.impossible")}
        message={problem?.fields[0]?.message ?? error.message}
        {...(again ? { onRetry, requestId: problem?.requestId } : {})}
      />
      <div className="flex justify-center pb-10">
        <Button onClick={onBack}>{t("review.choose")}</Button>
      </div>
    </Card>
  );
}
