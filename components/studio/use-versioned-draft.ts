"use client";
import { useState } from "react";

/** Something that is edited, as a form holds it, and which version of it that is; null: it is new. */
export interface Edited<Draft> {
  draft: Draft;
  version: number | null;
}

/**
 * A form's words, compared with what it began with. `newest` is the newest that is known of what is edited: what
 * somebody else changed meanwhile takes the place of what was not touched here, and is a conflict otherwise.
 */
export function useVersionedDraft<Draft extends object>(newest: Edited<Draft>) {
  const [base, setBase] = useState(newest);
  const [draft, setDraft] = useState(newest.draft);
  const changes = changesOf(draft, base.draft);
  const changed = Object.keys(changes).length > 0;
  const isNewer = base.version !== null && newest.version !== null && newest.version > base.version;
  if (isNewer && !changed) {
    setBase(newest);
    setDraft(newest.draft);
  }
  return {
    draft,
    changed,
    /** What is to be sent of something that exists. */
    changes,
    version: base.version,
    conflict: isNewer && changed,
    /** What was saved, as it is kept, is what the form begins with from now on. */
    restart(saved: Edited<Draft>) {
      setBase(saved);
      setDraft(saved.draft);
    },
    edit: (change: Partial<Draft>) => setDraft((before) => ({ ...before, ...change })),
    takeTheirs() {
      setBase(newest);
      setDraft(newest.draft);
    },
    /** What was not changed here becomes as they made it; what was, stays. */
    keepMine() {
      setBase(newest);
      setDraft({ ...newest.draft, ...changes });
    },
  };
}

/** The fields that are another than before. A list that was changed and changed back is the same again. */
function changesOf<Draft extends object>(draft: Draft, before: Draft): Partial<Draft> {
  const fields = Object.keys(draft) as (keyof Draft)[];
  const changed = fields.filter((field) => JSON.stringify(draft[field]) !== JSON.stringify(before[field]));
  return Object.fromEntries(changed.map((field) => [field, draft[field]])) as Partial<Draft>;
}
