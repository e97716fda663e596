import { z } from "zod";

/** What a name may be: letters of any script, digits, "_" and "-"; said with a "!" in front, in any case. */
export const commandName = z
  .string()
  .trim()
  .transform((name) => name.replace(/^!+/, "").normalize("NFC").toLowerCase())
  .pipe(
    z
      .string()
      .min(1, "A name has at least one character.")
      .max(50, "A name has at most 50 characters.")
      .regex(
        /^[\p{L}\p{N}][\p{L}\p{M}\p{N}_-]*$/u,
        "A name is made of letters, digits, “_” and “-”, without spaces.",
      ),
  );
