"use client";
import { useState } from "react";
import { useUrlParams } from "@/components/ui/use-url-params";

/** What the address says, in place of an id, of a form for something new. */
export const NEW = "new";

/**
 * The form that the address names as `edit`, or "" for none. While something in it is not saved, going back does not
 * close it: `leaving` is true then, until it is closed or kept. What is asked for here holds at once: the router tells
 * of a new address in a transition, which a busy page holds up.
 */
export function useEditParam() {
  const [params, setParams] = useUrlParams();
  const wanted = params.get("edit") ?? "";
  const [told, setTold] = useState(wanted);
  const [open, setOpen] = useState(wanted);
  const [leaving, setLeaving] = useState(false);
  const [unsaved, setUnsaved] = useState(false);
  if (wanted !== told) {
    setTold(wanted);
    setLeaving(unsaved && wanted !== open);
    if (!unsaved) setOpen(wanted);
  }
  return {
    open,
    leaving,
    onUnsaved: setUnsaved,
    show: (edit: string) => {
      setOpen(edit);
      setParams({ edit }, "push");
    },
    onStay: () => {
      setLeaving(false);
      setParams({ edit: open }, "push");
    },
    onClose: () => {
      setUnsaved(false);
      setLeaving(false);
      setOpen("");
      setParams({ edit: "" }, "replace");
    },
  };
}
