export interface Toast {
  id: number;
  message: string;
  /** "danger" for what failed; announced at once instead of politely. */
  tone: "plain" | "danger";
  /** Offered as a button while the toast is there. */
  undo?: () => void;
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
export function toast(message: string, options: { tone?: Toast["tone"]; undo?: () => void } = {}): void {
  lastId += 1;
  const { tone = "plain", undo } = options;
  change([...toasts, { id: lastId, message, tone, ...(undo ? { undo } : {}) }].slice(-MOST));
}

export function dismissToast(id: number): void {
  change(toasts.filter((entry) => entry.id !== id));
}

export const toastStore = {
  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  current: () => toasts,
};
