import type { JobContext } from "@/lib/jobs/schema";
import type { EventSubDeps } from "./deps";
import { judgeAlert } from "./judge-alert";
import { type ReconcileResult, reconcileEventSub } from "./reconcile";

/** A run of the job: compares, and says whether operators have to know. */
export async function reconcileEventSubs(
  deps: EventSubDeps,
  context: Pick<JobContext, "now" | "signal">,
): Promise<ReconcileResult> {
  try {
    return await reconcileEventSub(deps, context);
  } finally {
    await judgeAlert(deps);
  }
}
