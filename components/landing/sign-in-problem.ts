const PROBLEMS = {
  AccessDenied: "denied",
  Configuration: "setup",
  SessionRequired: "needed",
  SessionEnded: "ended",
  OAuthAccountNotLinked: "other",
} as const;

/** Which of the landing's `problems` an error code of the sign-in means; undefined when there was none. */
export function signInProblem(code: string | undefined) {
  if (!code) return undefined;
  return Object.hasOwn(PROBLEMS, code) ? PROBLEMS[code as keyof typeof PROBLEMS] : "failed";
}
