/** What holds for every operation: Markdown, at the head of the description. */
export const GUIDE = `The API of a Tallylight: all that its pages can do.

**Who asks.** Send an API key as \`Authorization: Bearer tly_…\`, or the session cookie of somebody who is signed in. A key may do what its scopes name (\`x-required-scope\` of the operation), and never more than its owner.

**Lists** answer \`{ items, next_cursor }\`. Give \`next_cursor\` as \`cursor\` for the next page, with the same filters and order; \`null\` is the last page. \`limit\` says how many. A query parameter that an operation does not know is 400, and so is one that is given twice.

**Failures** are \`application/problem+json\` (RFC 9457) with plain words in \`detail\`, the \`fields\` that do not fit, and a \`requestId\`.

**Limits.** \`RateLimit-Limit\`, \`RateLimit-Remaining\` and \`RateLimit-Reset\` are in every answer; 429 comes with \`Retry-After\`.

**Trying again.** A POST with an \`Idempotency-Key\` is done once, whatever is repeated within 24 hours.

**Not overwriting others.** What people edit has an \`ETag\`. Send it as \`If-Match\` with the change: 412 means that it was changed meanwhile.

**Deleting** commands, quotes, timers, clips and collections can be undone by their \`restore\`.

Times are ISO 8601 in UTC. Fields may be added at any time: skip those you do not know.`;
