import { z } from "zod";

/** A POST of the admin API: takes the body, and answers what is to be told. */
export type Action = (body: unknown) => unknown;

/** An action whose body has this shape. It throws ZodError for any other. */
export const action =
  <Schema extends z.ZodType>(schema: Schema, run: (input: z.output<Schema>) => unknown): Action =>
  (body) =>
    run(schema.parse(body));

/** Channels and people are named by login or Twitch id. */
export const who = z.string().min(1).max(40);
