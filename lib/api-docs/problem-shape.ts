import { z } from "zod";

/** What every failure of the API is answered with (RFC 9457). */
export const problem = z.object({
  type: z.string().describe("A name of this kind of failure that stays: `urn:tallylight:problem:not_found`."),
  title: z.string().describe("The kind of failure in words."),
  status: z.int().describe("The status of the answer once more."),
  detail: z.string().describe("What happened and what to do, in the language that Accept-Language asks for."),
  requestId: z.string().describe("By this the operator finds it in the log."),
  fields: z
    .array(z.object({ field: z.string(), message: z.string() }))
    .describe("What does not fit, field by field."),
});
