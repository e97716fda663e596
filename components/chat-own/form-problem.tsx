import type { ActionState } from "@/lib/http/action-state";

/** What went wrong with a form as a whole; nothing when nothing did, or when a field says it. */
export function FormProblem({ state }: { state: ActionState }) {
  if (state.status !== "error" || state.fields.length > 0) return null;
  return (
    <p role="alert" className="text-danger text-xs">
      {state.message}
    </p>
  );
}
