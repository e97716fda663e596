import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";

export interface Sealer {
  /** Encrypts a text for an owner; twice gives two different results. */
  seal(text: string, owner: string): string;
  /** The text; null when it was sealed for another owner or with another key, or was changed. */
  open(sealed: string, owner: string): string | null;
}

const CIPHER = "aes-256-gcm";
const VERSION = "v1";
const TAG_BYTES = 16;

/**
 * Seals texts with AES-256-GCM as `v1.<iv>.<tag>.<data>`, each part in base64url. The owner is bound in, so
 * that a row copied to another person opens for nobody.
 * @throws RangeError when the key is not 32 bytes in base64
 */
export function createSealer(keyBase64: string): Sealer {
  const key = Buffer.from(keyBase64, "base64");
  if (key.length !== 32) throw new RangeError("the encryption key must be 32 bytes in base64");
  return {
    seal(text, owner) {
      const iv = randomBytes(12);
      const cipher = createCipheriv(CIPHER, key, iv, { authTagLength: TAG_BYTES });
      cipher.setAAD(Buffer.from(owner, "utf8"));
      const data = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
      return [VERSION, ...[iv, cipher.getAuthTag(), data].map((part) => part.toString("base64url"))].join(
        ".",
      );
    },
    open(sealed, owner) {
      const [version, ...parts] = sealed.split(".");
      const [iv, tag, data] = parts.map((part) => Buffer.from(part, "base64url"));
      if (version !== VERSION || parts.length !== 3 || !iv || !tag || !data) return null;
      try {
        const decipher = createDecipheriv(CIPHER, key, iv, { authTagLength: TAG_BYTES });
        decipher.setAAD(Buffer.from(owner, "utf8"));
        decipher.setAuthTag(tag);
        return Buffer.concat([decipher.update(data), decipher.final()]).toString("utf8");
      } catch {
        return null;
      }
    },
  };
}
