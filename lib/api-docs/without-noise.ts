import type { ZodOpenApiOverride } from "zod-openapi";

/** Formats whose pattern says nothing more, at length. */
const PLAIN_FORMATS = new Set(["date-time", "date", "uuid", "email"]);

/**
 * Leaves out what tells readers nothing: the bounds of every integer that JSON can hold, patterns of formats. And that
 * an answer has no more fields than are named, as those that read it must not rely on that.
 */
export const withoutNoise: ZodOpenApiOverride = ({ zodSchema, jsonSchema, io }) => {
  if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum;
  if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
  if (jsonSchema.format && PLAIN_FORMATS.has(jsonSchema.format)) delete jsonSchema.pattern;
  const { def } = zodSchema._zod;
  // A strict object has said so itself.
  if (io === "output" && def.type === "object" && !def.catchall) delete jsonSchema.additionalProperties;
};
