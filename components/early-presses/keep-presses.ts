import type { Control, KeptPress } from "./presses";

/**
 * Keeps the last press on what waits, and keeps it from the browser. A press on anything else takes its place and
 * goes its own way. Runs as a text in the page, before everything else: it must need nothing but what it is given.
 */
export function keepPresses(waits: (control: Control) => boolean): void {
  let kept: KeptPress | undefined;
  // Whether the finger's going down was answered: by a menu that listens already. The press would close it again.
  let answered = false;
  const feel = (event: Event) => {
    answered = event.defaultPrevented;
  };
  const hear = (event: Event) => {
    kept = undefined;
    const control = (event.target as Element).closest<HTMLElement>(
      "a, button, details, form, input, label, select, summary, textarea",
    );
    if (!control || event.defaultPrevented || !waits(control)) return;
    const by = (event as PointerEvent).pointerType ?? "";
    if (by !== "" && answered) return;
    // A press within a form is no sending of it.
    if (event.type === "click" && control.tagName === "FORM") return;
    event.preventDefault();
    event.stopImmediatePropagation();
    kept = { element: control, at: Date.now(), by };
  };
  const kinds = ["click", "submit"];
  for (const kind of kinds) window.addEventListener(kind, hear, true);
  window.addEventListener("pointerdown", feel);
  window.takeEarlyPress = () => {
    for (const kind of kinds) window.removeEventListener(kind, hear, true);
    window.removeEventListener("pointerdown", feel);
    delete window.takeEarlyPress;
    return kept;
  };
}
