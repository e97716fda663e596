import type { ChannelRole, RoleSyncResult, RoleSyncRun } from "../schema";

/** What became of one list: how many stood in it, or the line that says why it was not read. */
export type SyncOutcome =
  | { role: ChannelRole; count: number }
  | {
      role: ChannelRole;
      error: string;
      missingScope: string | null;
      /** What went wrong here and not at Twitch. */
      failure?: unknown;
    };

/** How a run ended whose lists came to this. */
export function stateOf(outcomes: readonly SyncOutcome[]): RoleSyncRun["state"] {
  const whole = outcomes.filter((outcome) => "count" in outcome).length;
  if (whole === outcomes.length) return "succeeded";
  return whole === 0 ? "failed" : "partial";
}

/** The result in the form of product R3. */
export function resultOf(outcomes: readonly SyncOutcome[]): RoleSyncResult {
  const countOf = (role: ChannelRole): number | null => {
    const outcome = outcomes.find((one) => one.role === role);
    return outcome && "count" in outcome ? outcome.count : null;
  };
  return {
    success: stateOf(outcomes) === "succeeded",
    subCount: countOf("subscriber"),
    vipCount: countOf("vip"),
    modCount: countOf("moderator"),
    errors: outcomes.flatMap((outcome) => ("error" in outcome ? outcome.error : [])),
  };
}
