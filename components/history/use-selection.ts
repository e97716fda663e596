"use client";
import { useState } from "react";
import { useUrlParams } from "@/components/ui/use-url-params";
import { comparedFrom, MOST } from "./compared";

/** The streams ticked for a comparison, kept in the address as `streams`. */
export interface Selection {
  ids: readonly string[];
  /** No more can be ticked. */
  full: boolean;
  toggle: (id: string) => void;
  clear: () => void;
}

/** The list has its own copy: the address follows a moment later, and a box must not untick itself meanwhile. */
export function useSelection(): Selection {
  const [params, setParams] = useUrlParams();
  const [ids, setIds] = useState<readonly string[]>(() => {
    const compared = comparedFrom(params);
    return compared.kind === "streams" ? compared.keys : [];
  });
  const put = (next: readonly string[]) => {
    setIds(next);
    setParams({ streams: next.join(",") }, "replace");
  };
  return {
    ids,
    full: ids.length >= MOST,
    toggle: (id) => put(ids.includes(id) ? ids.filter((one) => one !== id) : [...ids, id]),
    clear: () => put([]),
  };
}
