import type { ReactNode } from "react";
import type { Problem } from "@/lib/http/client";
import { ErrorState } from "./error-state";
import { SkeletonView } from "./skeleton";

interface NotYetProps {
  /** Null: it is still being asked for. */
  error: Pick<Problem, "message" | "requestId"> | null;
  onRetry: () => void;
  retrying: boolean;
  /** What is being loaded, to who does not see the shapes. */
  loading: string;
  /** The shapes of what is to come. */
  children: ReactNode;
}

/** In the place of what is not there yet: that it comes, or why it does not, with the way to ask again. */
export const NotYet = ({ error, onRetry, retrying, loading, children }: NotYetProps) =>
  error ? (
    <ErrorState message={error.message} requestId={error.requestId} onRetry={onRetry} retrying={retrying} />
  ) : (
    <SkeletonView label={loading}>{children}</SkeletonView>
  );
