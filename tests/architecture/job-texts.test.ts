import { expect, test } from "vitest";
import { parseEnv } from "@/lib/env/schema";
import { catalogueOf } from "@/lib/i18n/catalogue";
import type { JobAnswers } from "@/lib/jobs/handlers";
import { timetable } from "@/lib/jobs/timetable";
import { testEnvironment } from "@/tests/support/env";

test("what each job does is in the catalogue, in English as the job itself says it", () => {
  const jobs = Object.values(timetable(parseEnv(testEnvironment())));
  expect(catalogueOf("en").jobs.summary).toEqual(
    Object.fromEntries(jobs.map(({ id, summary }) => [id, summary])),
  );
});

/** Distributes over jobs: the names of the figures in any answer. How long it took stands in its own column. */
type FigureOf<Answer> = Answer extends unknown
  ? Exclude<
      { [Name in keyof Answer]-?: NonNullable<Answer[Name]> extends number ? Name : never }[keyof Answer],
      "durationMs"
    >
  : never;
type Words = ReturnType<typeof catalogueOf>["jobs"]["results"];

test("what jobs count has words", () => {
  // The compiler names a figure that has none.
  const wordless: Exclude<FigureOf<JobAnswers[keyof JobAnswers]>, keyof Words>[] = [];
  const unused: Exclude<keyof Words, FigureOf<JobAnswers[keyof JobAnswers]>>[] = [];
  expect([...wordless, ...unused] satisfies never[]).toEqual([]);
});
