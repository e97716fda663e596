import { createHash, createHmac, timingSafeEqual } from "node:crypto";
import type { IncomingMessage } from "node:http";

export interface S3Keys {
  id: string;
  secret: string;
  region: string;
}

const sha256 = (data: Buffer | string) => createHash("sha256").update(data).digest("hex");
const hmac = (key: Buffer | string, data: string) => createHmac("sha256", key).update(data).digest();
const encode = (text: string) =>
  encodeURIComponent(text).replace(/[!'()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`);

/**
 * What is wrong with a request's signature (AWS Signature Version 4, in its Authorization header), worked out from
 * the request as it came; null when nothing is. The body must be signed with its hash, and be what was signed.
 */
export function signatureProblem(request: IncomingMessage, body: Buffer, keys: S3Keys): string | null {
  const authorization = request.headers.authorization ?? "";
  const [, credential = "", signedHeaders = "", signature = ""] =
    /^AWS4-HMAC-SHA256 Credential=([^,]+), ?SignedHeaders=([^,]+), ?Signature=([0-9a-f]{64})$/.exec(
      authorization,
    ) ?? [];
  const [id, day = "", region, service] = credential.split("/");
  if (id !== keys.id || region !== keys.region || service !== "s3") return `the credential is ${credential}`;
  const hash = String(request.headers["x-amz-content-sha256"]);
  if (hash !== sha256(body)) return `the body is not what was signed: ${hash}`;
  const names = signedHeaders.split(";");
  for (const needed of ["host", "x-amz-content-sha256", "x-amz-date"])
    if (!names.includes(needed)) return `${needed} is not signed`;

  const url = new URL(request.url ?? "/", "http://host");
  const query = [...url.searchParams]
    .map(([name, value]) => `${encode(name)}=${encode(value)}`)
    .sort()
    .join("&");
  const headers = names.map(
    (name) => `${name}:${String(request.headers[name]).trim().replace(/ +/g, " ")}\n`,
  );
  const canonical = [request.method, url.pathname, query, headers.join(""), signedHeaders, hash].join("\n");
  const date = String(request.headers["x-amz-date"]);
  const scope = `${day}/${region}/s3/aws4_request`;
  const key = [day, keys.region, "s3", "aws4_request"].reduce<Buffer | string>(hmac, `AWS4${keys.secret}`);
  const expected = hmac(key, ["AWS4-HMAC-SHA256", date, scope, sha256(canonical)].join("\n"));
  if (!date.startsWith(day)) return "the day is not that of the date";
  return timingSafeEqual(expected, Buffer.from(signature, "hex")) ? null : "the signature is another";
}
