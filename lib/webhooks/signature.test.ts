import { expect, it } from "vitest";
import { signatureOf } from "./signature";

it.each([
  // HMAC-SHA256 of RFC 4231's second test, whose message is cut into three here.
  [
    "Jefe",
    { id: "what do ", timestamp: "ya want ", body: "for nothing?" },
    "sha256=5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843",
  ],
  [
    "whsec_one",
    {
      id: "0198a0b2-0000-7000-8000-000000000001",
      timestamp: "2026-11-22T00:00:00.000Z",
      body: Buffer.from('{"text":"ü🎉"}'),
    },
    "sha256=dd2a43b6cd2886cb26309dc06150364336dbbf8a8490065ab29119b7d5aa93bb",
  ],
])("signs with %s", (secret, signed, signature) => {
  expect(signatureOf(secret, signed)).toBe(signature);
});
