export interface Toast {
  id: number;
  message: string;
  /** "danger" for what failed; announced at once instead of politely. */
  tone: "plain" | "danger";
  /** Offered as a button while the toast is there. */
  undo?: () => void;
  /** Called once when the toast is gone and nothing was undone. */
  settle?: () => void;
}

let toasts: readonly Toast[] = [];
let lastId = 0;
const listeners = new Set<() => void>();

function change(next: readonly Toast[]): void {
  toasts = next;
  for (const tell of listeners) tell();
}

/** At most this many at once; the oldest makes room. */
const MOST = 3;

/** Says something in the corner of the page for a few seconds. May be called from anywhere in the browser. */
export function toast(message: string, options: Partial<Pick<Toast, "tone" | "undo" | "settle">> = {}): void {
  lastId += 1;
  for (const old of toasts.slice(0, Math.max(0, toasts.length - MOST + 1))) dismissToast(old.id);
  change([...toasts, { tone: "plain", ...options, id: lastId, message }]);
}

/** Takes a toast away; what it offered to undo stands. */
export function dismissToast(id: number): void {
  const gone = toasts.find((entry) => entry.id === id);
  change(toasts.filter((entry) => entry.id !== id));
  gone?.settle?.();
}

/** Takes a toast away and undoes what it told of. */
export function undoToast(id: number): void {
  const gone = toasts.find((entry) => entry.id === id);
  change(toasts.filter((entry) => entry.id !== id));
  gone?.undo?.();
}

export const toastStore = {
  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  },
  current: () => toasts,
};
