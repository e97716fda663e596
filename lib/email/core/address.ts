import { z } from "zod";

/** RFC 5321, 4.5.3.1: what fits into a path without its brackets. */
const LONGEST = 254;

/**
 * An address as it is stored: the domain in lower case, since that means the same. What stands before the @ belongs
 * to the receiving server alone and is kept as entered. Quoted local parts, literals like [192.0.2.1] and names
 * that are not ASCII are refused: hardly anybody has one, and they are how headers and commands are smuggled.
 */
export const emailAddress = z
  .string()
  .trim()
  .max(LONGEST, `must have ${LONGEST} characters at most`)
  .regex(
    /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])$/i,
    "must be an email address, like name@example.org",
  )
  .refine((text) => text.lastIndexOf("@") <= 64, "must have 64 characters at most before the @")
  .transform((text) => {
    const at = text.lastIndexOf("@");
    return text.slice(0, at) + text.slice(at).toLowerCase();
  });

/** Whether two addresses mean one mailbox, as far as anybody can know: no server in use tells cases apart. */
export const isSameAddress = (one: string, other: string): boolean =>
  one.toLowerCase() === other.toLowerCase();
