import { createDecipheriv, createPublicKey, type ECDH, hkdfSync, verify } from "node:crypto";

/** Who signed a push. */
export interface Vapid {
  subject: string;
  audience: string;
  /** Seconds since the epoch. */
  expires: number;
  publicKey: string;
}

const hkdf = (key: Buffer, salt: Buffer, info: Buffer, length: number) =>
  Buffer.from(hkdfSync("sha256", key, salt, info, length));

/**
 * What a browser would read (RFC 8291 3.4 over RFC 8188 2): one record of aes128gcm.
 * @throws Error when it is not for these keys, or is not one record
 */
export function decryptPush(body: Buffer, { receiver, auth }: { receiver: ECDH; auth: Buffer }): string {
  const salt = body.subarray(0, 16);
  const recordSize = body.readUInt32BE(16);
  const sender = body.subarray(21, 21 + body.readUInt8(20));
  const record = body.subarray(21 + sender.length);
  if (sender.length !== 65) throw new Error("the key id is not a public key of P-256");
  if (record.length > recordSize) throw new Error("there is more than one record");
  const secret = receiver.computeSecret(sender);
  const about = Buffer.concat([Buffer.from("WebPush: info\0"), receiver.getPublicKey(), sender]);
  const input = hkdf(secret, auth, about, 32);
  const key = hkdf(input, salt, Buffer.from("Content-Encoding: aes128gcm\0"), 16);
  const nonce = hkdf(input, salt, Buffer.from("Content-Encoding: nonce\0"), 12);
  const decipher = createDecipheriv("aes-128-gcm", key, nonce);
  decipher.setAuthTag(record.subarray(-16));
  const padded = Buffer.concat([decipher.update(record.subarray(0, -16)), decipher.final()]);
  const end = padded.findLastIndex((byte) => byte !== 0);
  if (padded[end] !== 2) throw new Error("the last record does not end with 2");
  return padded.subarray(0, end).toString("utf8");
}

/**
 * Who signed a push (RFC 8292). @throws Error when the signature is not right, is not for this push service, has
 * expired, holds for longer than a day, or names nobody to turn to
 */
export function verifyVapid(authorization: string | undefined, origin: string, now = Date.now()): Vapid {
  const { t: token, k: publicKey } =
    /^vapid t=(?<t>[^,\s]+),\s*k=(?<k>[\w-]+)$/.exec(authorization ?? "")?.groups ?? {};
  if (!token || !publicKey) throw new Error("there is no VAPID authorization");
  const [header = "", claims = "", signature = ""] = token.split(".");
  const read = (part: string) =>
    JSON.parse(Buffer.from(part, "base64url").toString("utf8")) as Record<string, unknown>;
  if (read(header).alg !== "ES256") throw new Error("the token is not signed with ES256");
  const point = Buffer.from(publicKey, "base64url");
  const key = createPublicKey({
    format: "jwk",
    key: {
      ...{ kty: "EC", crv: "P-256" },
      x: point.subarray(1, 33).toString("base64url"),
      y: point.subarray(33).toString("base64url"),
    },
  });
  const signed = Buffer.from(`${header}.${claims}`);
  const bytes = Buffer.from(signature, "base64url");
  if (!verify("sha256", signed, { key, dsaEncoding: "ieee-p1363" }, bytes))
    throw new Error("the signature is wrong");
  const { aud: audience, exp: expires, sub: subject } = read(claims);
  if (audience !== origin) throw new Error(`the token is for ${String(audience)}`);
  if (typeof expires !== "number" || expires * 1000 < now) throw new Error("the token has expired");
  if (expires * 1000 > now + 86_400_000) throw new Error("the token holds for longer than a day");
  if (typeof subject !== "string" || !/^(mailto|https):/.test(subject))
    throw new Error("the token names nobody");
  return { subject, audience, expires, publicKey };
}
