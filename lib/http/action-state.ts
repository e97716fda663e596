import type { FieldProblem } from "@/lib/kernel/errors";

/** What a form knows of its last submission; for `useActionState`. */
export type ActionState =
  | { status: "idle" }
  | { status: "done"; message?: string }
  | {
      status: "error";
      /** Plain words for people. */
      message: string;
      /** What is wrong with which field. */
      fields: FieldProblem[];
      /** Finds the server's log line. */
      requestId: string;
    };

/** Before the first submission. */
export const idle: ActionState = { status: "idle" };
