import { MutationCache, QueryCache, QueryClient } from "@tanstack/react-query";
import { Problem } from "@/lib/http/client";

declare module "@tanstack/react-query" {
  interface Register {
    defaultError: Problem;
  }
}

/** Longest pause between two tries, in ms. */
const LONGEST_PAUSE_MS = 15_000;

/**
 * A cache of what the server said. The socket keeps it fresh, so nothing is asked again within a minute;
 * only what may pass by itself is tried again, twice, and not before the server said.
 * `onSignedOut` is called when an answer was 401: the session has ended.
 */
export function createQueryClient(onSignedOut: () => void = () => undefined): QueryClient {
  const onError = (error: unknown) => {
    if (error instanceof Problem && error.status === 401) onSignedOut();
  };
  return new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      queries: {
        staleTime: 60_000,
        retry: (failures, error) => failures < 2 && error instanceof Problem && error.passing,
        retryDelay: (failures, error) =>
          (error instanceof Problem && error.retryAfterSeconds !== undefined
            ? error.retryAfterSeconds * 1_000
            : Math.min(1_000 * 2 ** failures, LONGEST_PAUSE_MS)) *
          (1 + Math.random() / 4),
      },
    },
  });
}
