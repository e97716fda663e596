import { z } from "zod";
import type { FieldProblem } from "@/lib/kernel/errors";

/** The parameters that a path or a query may have; of a query that is of several shapes, those of each. */
export function parametersIn(schema: z.ZodType | undefined): Readonly<Record<string, unknown>> {
  if (schema instanceof z.ZodUnion) return Object.assign({}, ...schema.options.map(shapeOf));
  return shapeOf(schema);
}

const shapeOf = (schema: unknown) => (schema instanceof z.ZodObject ? schema.shape : {});

/**
 * The numbers that are not just digits. JavaScript takes `0x10`, `1e2` and spaces for numbers as well, by which somebody
 * who writes them in an address means something else. No parameter is less than nothing, or a fraction.
 */
export function notDigits(schema: z.ZodType | undefined, value: unknown): FieldProblem[] {
  const parameters = parametersIn(schema);
  return Object.entries(value ?? {}).flatMap(([field, given]) => {
    if (typeof given !== "string" || /^\d+$/.test(given)) return [];
    const isKnown = Object.hasOwn(parameters, field);
    return isKnown && isNumber(parameters[field]) ? [{ field, message: "must be digits" }] : [];
  });
}

/** Whether a parameter is a number, whatever else is said of it: a default, or that it may be left out. */
function isNumber(schema: unknown): boolean {
  if (schema instanceof z.ZodPipe) return isNumber(schema.in);
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault) return isNumber(schema.unwrap());
  return schema instanceof z.ZodNumber;
}
