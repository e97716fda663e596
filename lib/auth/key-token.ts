/** How many random bytes a key is made of. */
export const KEY_BYTES = 40;

const ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
const PUBLIC_BYTES = 8;
const PUBLIC_CHARACTERS = 8;
/** As many as 32 bytes need. */
const SECRET_CHARACTERS = 43;
const KEY = /^tly_[0-9A-Za-z]{8}_[0-9A-Za-z]{43}$/;

/** A key as it is shown once, and the part of it by which it is told from others afterwards. */
export interface DrawnKey {
  token: string;
  prefix: string;
}

/**
 * A key of random bytes: `tly_`, eight characters that anybody may see, and 256 bits that nobody guesses. It begins
 * with what scanners of leaked secrets can look for, and a double click takes all of it.
 */
export function keyOf(random: Uint8Array): DrawnKey {
  if (random.length !== KEY_BYTES) throw new RangeError(`a key is made of ${KEY_BYTES} bytes`);
  const prefix = `tly_${base62(random.subarray(0, PUBLIC_BYTES), PUBLIC_CHARACTERS)}`;
  return { prefix, token: `${prefix}_${base62(random.subarray(PUBLIC_BYTES), SECRET_CHARACTERS)}` };
}

/** Whether a text looks like a key: what does not needs no look into the table. */
export const isKey = (text: string): boolean => KEY.test(text);

/** The last `length` digits to the base of 62. */
function base62(bytes: Uint8Array, length: number): string {
  let rest = bytes.reduce((number, byte) => number * 256n + BigInt(byte), 0n);
  let text = "";
  for (let place = 0; place < length; place++) {
    text = `${ALPHABET[Number(rest % 62n)]}${text}`;
    rest /= 62n;
  }
  return text;
}
