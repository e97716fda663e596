"use client";
import { useSearchParams } from "next/navigation";

/** What a view shows is kept in the address. An empty value takes the parameter out. */
export type ParamEdit = Record<string, string>;

/**
 * The address's parameters, and how to change them without asking the server. `push` makes a step for the
 * back button, for choices; `replace` makes none, for what is being typed.
 */
export function useUrlParams(): [URLSearchParams, (edit: ParamEdit, how: "push" | "replace") => void] {
  const params = useSearchParams();
  return [
    new URLSearchParams(params),
    (edit, how) => {
      // Read where it is now: between two edits in one moment React has not rendered yet.
      const next = new URLSearchParams(window.location.search);
      for (const [name, value] of Object.entries(edit)) {
        if (value) next.set(name, value);
        else next.delete(name);
      }
      const query = next.toString();
      const address = query ? `?${query}` : window.location.pathname;
      if (how === "push") window.history.pushState(null, "", address);
      else window.history.replaceState(null, "", address);
    },
  ];
}
