import { createHash, randomUUID } from "node:crypto";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { type S3Keys, signatureProblem } from "./s3-signature";

/** What the server does in place of what it is asked. */
export type S3Mood = { status: number; code: string } | { afterMs: number } | "reset" | "reset in the middle";

export interface S3Server {
  /** As the settings of an instance. */
  settings: Record<
    "S3_BUCKET" | "S3_ENDPOINT" | "S3_REGION" | "S3_ACCESS_KEY_ID" | "S3_SECRET_ACCESS_KEY",
    string
  >;
  /** For the next requests, one each; then it does what it is asked. */
  moods: S3Mood[];
  /** "PUT", "GET" and so on with what was asked of an object, in order. */
  asked: string[];
  /** What was wrong with signatures. */
  complaints: string[];
  /** Uploads in parts that nobody has ended. */
  uploads: Map<string, { key: string; parts: Map<number, Buffer> }>;
  contentTypeOf(key: string): string | undefined;
  stop(): Promise<void>;
}

const BUCKET = "clips";
const KEYS: S3Keys = { id: "AKIATEST", secret: "a secret of the test's own", region: "us-east-1" };
const SMALLEST_PART = 5 * 1024 * 1024;
const md5 = (body: Buffer) => `"${createHash("md5").update(body).digest("hex")}"`;

interface Asked {
  method: string;
  key: string;
  query: URLSearchParams;
  body: Buffer;
  headers: IncomingMessage["headers"];
}
interface Answer {
  status: number;
  headers?: Record<string, string | number>;
  body?: Buffer | string;
}

/** A bucket on the loopback that checks every signature, keeps objects on disk, and fails when it is told to. */
export async function startS3Server(): Promise<S3Server> {
  const folder = mkdtempSync(join(tmpdir(), "s3-"));
  const types = new Map<string, string>();
  const state = {
    moods: [] as S3Mood[],
    asked: [] as string[],
    complaints: [] as string[],
    uploads: new Map<string, { key: string; parts: Map<number, Buffer> }>(),
  };
  const pathOf = (key: string) => join(folder, key);
  const keep = (key: string, body: Buffer, type: string | undefined) => {
    mkdirSync(dirname(pathOf(key)), { recursive: true });
    writeFileSync(pathOf(key), body);
    if (type) types.set(key, type);
  };

  const objects: Record<string, (asked: Asked) => Answer> = {
    PUT({ key, body, headers }) {
      keep(key, body, headers["content-type"]);
      return { status: 200, headers: { etag: md5(body) } };
    },
    GET({ key, headers }) {
      if (!existsSync(pathOf(key))) return refusal(404, "NoSuchKey");
      const body = readFileSync(pathOf(key));
      const [, from, to] = /^bytes=(\d+)-(\d+)$/.exec(headers.range ?? "") ?? [];
      const part = from === undefined ? body : body.subarray(Number(from), Number(to) + 1);
      return {
        status: from === undefined ? 200 : 206,
        headers: { "content-length": part.byteLength },
        body: part,
      };
    },
    HEAD({ key }) {
      if (!existsSync(pathOf(key))) return { status: 404 };
      return { status: 200, headers: { "content-length": readFileSync(pathOf(key)).byteLength } };
    },
    DELETE({ key }) {
      rmSync(pathOf(key), { force: true });
      return { status: 204 };
    },
  };

  const uploads: Record<string, (asked: Asked, id: string) => Answer> = {
    POST({ key, query, body, headers }, id) {
      if (query.has("uploads")) {
        const begun = randomUUID();
        state.uploads.set(begun, { key, parts: new Map() });
        types.set(key, headers["content-type"] ?? "");
        return xml("InitiateMultipartUploadResult", `<UploadId>${begun}</UploadId>`);
      }
      const parts = [...(state.uploads.get(id)?.parts ?? [])].sort(([a], [b]) => a - b);
      const told = [...body.toString().matchAll(/<ETag>(?:&quot;|")([0-9a-f]+)/g)].map(
        ([, tag]) => `"${tag}"`,
      );
      if (told.join() !== parts.map(([, part]) => md5(part)).join()) return refusal(400, "InvalidPart");
      if (parts.slice(0, -1).some(([, part]) => part.byteLength < SMALLEST_PART))
        return refusal(400, "EntityTooSmall");
      keep(key, Buffer.concat(parts.map(([, part]) => part)), undefined);
      state.uploads.delete(id);
      return xml("CompleteMultipartUploadResult", `<Key>${key}</Key>`);
    },
    PUT({ query, body }, id) {
      const upload = state.uploads.get(id);
      if (!upload) return refusal(404, "NoSuchUpload");
      upload.parts.set(Number(query.get("partNumber")), body);
      return { status: 200, headers: { etag: md5(body) } };
    },
    DELETE: (_asked, id) => (state.uploads.delete(id) ? { status: 204 } : refusal(404, "NoSuchUpload")),
    GET({ query }) {
      const open = [...state.uploads].filter(([, { key }]) => key.startsWith(query.get("prefix") ?? ""));
      const rows = open.map(
        ([id, { key }]) => `<Upload><Key>${key}</Key><UploadId>${id}</UploadId></Upload>`,
      );
      return xml("ListMultipartUploadsResult", rows.join(""));
    },
  };

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? "/", "http://host");
    const [, bucket, ...path] = decodeURIComponent(url.pathname).split("/");
    const query = url.searchParams;
    const key = path.join("/");
    state.asked.push(
      `${request.method} ${key}${query.has("partNumber") ? ` ${query.get("partNumber")}` : ""}`,
    );
    const mood = state.moods.shift();
    if (mood === "reset") return void request.socket.resetAndDestroy();
    const body = Buffer.concat(await request.toArray());
    const problem = signatureProblem(request, body, KEYS);
    if (problem) state.complaints.push(problem);
    if (typeof mood === "object" && "afterMs" in mood) await sleep(mood.afterMs);
    const asked = { method: request.method ?? "", key, query, body, headers: request.headers };
    const id = query.get("uploadId") ?? "";
    const kind = query.has("uploads") || id !== "" ? uploads : objects;
    const done = problem
      ? refusal(403, "SignatureDoesNotMatch")
      : bucket !== BUCKET
        ? refusal(404, "NoSuchBucket")
        : typeof mood === "object" && "code" in mood
          ? refusal(mood.status, mood.code)
          : (kind[asked.method]?.(asked, id) ?? refusal(405, "MethodNotAllowed"));
    response.writeHead(done.status, done.headers);
    if (mood !== "reset in the middle") return void response.end(done.body);
    const all = Buffer.from(done.body ?? "");
    response.write(all.subarray(0, all.byteLength / 2), () => request.socket.resetAndDestroy());
  }

  const server = createServer((request, response) => void answer(request, response));
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  return {
    ...state,
    settings: {
      S3_BUCKET: BUCKET,
      S3_ENDPOINT: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
      S3_REGION: KEYS.region,
      S3_ACCESS_KEY_ID: KEYS.id,
      S3_SECRET_ACCESS_KEY: KEYS.secret,
    },
    contentTypeOf: (key) => types.get(key),
    async stop() {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
      rmSync(folder, { recursive: true });
    },
  };
}

const refusal = (status: number, code: string): Answer => ({
  status,
  headers: { "content-type": "application/xml" },
  body: `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${code}</Code><Message>${code}</Message></Error>`,
});
const xml = (name: string, inner: string): Answer => ({
  status: 200,
  headers: { "content-type": "application/xml" },
  body: `<?xml version="1.0" encoding="UTF-8"?>\n<${name}>${inner}</${name}>`,
});
