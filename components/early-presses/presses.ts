/** What matters of a control or a form that was pressed. Elements are this. */
export interface Control {
  tagName: string;
  type?: string;
  form?: Control | null;
  hasAttribute: (name: string) => boolean;
  getAttribute: (name: string) => string | null;
}

/** A press that nobody heard yet. */
export interface KeptPress {
  element: HTMLElement;
  /** When, in ms since the epoch. */
  at: number;
  /** How: "mouse", "touch", "pen", or "" by the keyboard. */
  by: string;
}

declare global {
  interface Window {
    /** Ends the keeping and gives out the press that waits. There until the app listens. */
    takeEarlyPress?: () => KeptPress | undefined;
  }
}

/** How long a press waits to be heard, in ms. Who pressed earlier has stopped waiting for an answer. */
export const PATIENCE_MS = 5_000;

/**
 * Whether a press does nothing by itself, so that it is lost unless it waits: a button whose answer is a script's.
 * What the browser answers is left alone, and so are forms with an action: those are real, or React's own to repeat.
 */
export function waits(control: Control): boolean {
  if (control.tagName === "FORM") return isScripts(control);
  if (control.tagName !== "BUTTON" || control.type === "reset") return false;
  if (["formaction", "popovertarget", "commandfor"].some((name) => control.hasAttribute(name))) return false;
  return control.type !== "submit" || !control.form || isScripts(control.form);

  function isScripts(form: Control): boolean {
    return !form.hasAttribute("action") && form.getAttribute("method")?.toLowerCase() !== "dialog";
  }
}

/** Whether a press that waited may still happen: soon enough, and on something that is still there to be pressed. */
export function mayHappen(press: { at: number; pressable: boolean }, now: number): boolean {
  return press.pressable && now >= press.at && now - press.at <= PATIENCE_MS;
}
