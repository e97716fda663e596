import { LARGEST_FILE } from "@/lib/commands-import/schema";
import type { Translate } from "@/lib/i18n/types";

/** The text of a file that somebody chose, or why it is not read. */
export async function readChosen(
  t: Translate<"commands-import">,
  file: File,
): Promise<{ text: string } | { problem: string }> {
  // A character has at least one byte; what is too long in characters all the same, the server tells.
  if (file.size > LARGEST_FILE * 2) {
    return { problem: t("drop.tooLarge", { name: file.name, size: LARGEST_FILE / 1024 / 1024 }) };
  }
  try {
    return { text: new TextDecoder("utf-8", { fatal: true }).decode(await file.arrayBuffer()) };
  } catch {
    return { problem: t("drop.noText", { name: file.name }) };
  }
}
