"use client";
import { useQueryClient } from "@tanstack/react-query";
import { Download } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Page } from "@/components/ui/page";
import { type ChosenFile, exportHref } from "@/lib/commands-import/queries";
import type { ImportResult } from "@/lib/commands-import/schema";
import { FileDrop } from "./file-drop";
import { ImportDone } from "./import-done";
import { Review } from "./review";

/** The studio's page where another bot's commands come in, and the channel's own go out. */
export function ImportPage({ login }: { login: string }) {
  const t = useTranslations("commands-import");
  const client = useQueryClient();
  const [file, setFile] = useState<ChosenFile | null>(null);
  const [result, setResult] = useState<ImportResult | null>(null);
  const [chosen, setChosen] = useState(0);
  const again = () => {
    setFile(null);
    setResult(null);
  };
  return (
    <Page
      title={t("page.title")}
      summary={t("page.summary")}
      actions={
        <Button asChild>
          <a href={exportHref(login)} download>
            <Download aria-hidden />
            {t("page.export")}
          </a>
        </Button>
      }
    >
      {result ? (
        <ImportDone login={login} result={result} onAgain={again} />
      ) : file ? (
        <Review
          key={file.id}
          login={login}
          file={file}
          onBack={again}
          onDone={(done) => {
            setResult(done);
            // Lists of commands, timers, quotes and rules that were looked at before.
            void client.invalidateQueries();
          }}
        />
      ) : (
        <FileDrop
          onChoose={(name, text) => {
            setFile({ id: chosen, name, text });
            setChosen(chosen + 1);
          }}
        />
      )}
    </Page>
  );
}
