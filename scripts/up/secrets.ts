import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { createFile } from "./write-file";

export interface Secrets {
  AUTH_SECRET: string;
  TOKEN_ENCRYPTION_KEY: string;
}

/** The secrets of this instance, made at the first start. Losing them signs everyone out, so they are never made twice. */
export function instanceSecrets(dataDirectory: string): Secrets {
  const file = join(dataDirectory, "secrets.json");
  const fresh = { AUTH_SECRET: random(), TOKEN_ENCRYPTION_KEY: random() };
  createFile(file, `${JSON.stringify(fresh, null, 2)}\n`, 0o600);
  return JSON.parse(readFileSync(file, "utf8")) as Secrets;
}

const random = (): string => randomBytes(32).toString("base64");
