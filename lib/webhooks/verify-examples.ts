/** How to check a signature; docs/events.md shows the same, and a test runs it. */
export const VERIFY_IN_NODE = `import { createHmac, timingSafeEqual } from "node:crypto";

/** body: the request's bytes as a Buffer. */
function isGenuine(headers, body, secret) {
  const at = headers["tallylight-timestamp"] ?? "";
  if (!(Math.abs(Date.now() - Date.parse(at)) < 600_000)) return false;
  const mac = createHmac("sha256", secret).update(headers["tallylight-event-id"] ?? "").update(at).update(body);
  const mine = Buffer.from(\`sha256=\${mac.digest("hex")}\`);
  const theirs = Buffer.from(headers["tallylight-signature"] ?? "");
  return mine.length === theirs.length && timingSafeEqual(mine, theirs);
}`;

export const VERIFY_IN_PYTHON = `import hashlib, hmac
from datetime import datetime, timezone

def is_genuine(headers, body: bytes, secret: str) -> bool:
    event_id, at = headers["Tallylight-Event-Id"], headers["Tallylight-Timestamp"]
    age = datetime.now(timezone.utc) - datetime.fromisoformat(at.replace("Z", "+00:00"))
    if abs(age.total_seconds()) >= 600:
        return False
    mac = hmac.new(secret.encode(), (event_id + at).encode() + body, hashlib.sha256)
    return hmac.compare_digest("sha256=" + mac.hexdigest(), headers["Tallylight-Signature"])`;
