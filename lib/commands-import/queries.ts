import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { fetchJson } from "@/lib/http/client";
import type { Choices, ImportPreview, ImportResult, UndoResult } from "./schema";

/** A file that somebody chose or pasted; `id` tells it from the others of the visit. */
export interface ChosenFile {
  id: number;
  name: string;
  text: string;
}

/** What importing a file would do. While choices change, what was shown for the others stays. */
export const importPreviewQuery = (login: string, file: ChosenFile, choices: Choices) =>
  queryOptions({
    // Not by its text: a file may have millions of characters.
    queryKey: ["commands-import", login, file.id, choices],
    queryFn: ({ signal }) =>
      fetchJson<ImportPreview>(`/api/v1/channels/${login}/import/preview`, {
        method: "POST",
        body: { text: file.text, choices },
        signal,
      }),
    placeholderData: keepPreviousData,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 60_000,
    retry: false,
  });

export const postImport = (
  login: string,
  text: string,
  choices: Choices,
  hash: string,
): Promise<ImportResult> =>
  fetchJson(`/api/v1/channels/${login}/import`, { method: "POST", body: { text, choices, hash } });

export const postUndo = (login: string, id: string): Promise<UndoResult> =>
  fetchJson(`/api/v1/channels/${login}/import/${id}/undo`, { method: "POST" });

/** Where an export is downloaded from. */
export const exportHref = (login: string) => `/api/v1/channels/${login}/export`;
