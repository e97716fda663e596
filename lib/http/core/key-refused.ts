/** What a challenge says beside its scheme (RFC 6750, 3). */
interface Challenge {
  error: "invalid_token" | "insufficient_scope";
  /** What would be needed. */
  scope?: string;
}

/** An API key that does not do: HTTP's own affair, which no domain knows of. */
export class KeyRefused extends Error {
  readonly kind: "unauthenticated" | "insufficient_scope";
  /** What the answer says under WWW-Authenticate. */
  readonly challenge: string;

  constructor(kind: KeyRefused["kind"], message: string, { error, scope }: Challenge) {
    super(message);
    this.name = "KeyRefused";
    this.kind = kind;
    this.challenge = `Bearer error="${error}"${scope ? `, scope="${scope}"` : ""}`;
  }
}
