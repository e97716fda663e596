import { expect, test } from "vitest";
import { parseEnv } from "@/lib/env/schema";
import { catalogueOf } from "@/lib/i18n/catalogue";
import { timetable } from "@/lib/jobs/timetable";
import { testEnvironment } from "@/tests/support/env";

test("what each job does is in the catalogue, in English as the job itself says it", () => {
  const jobs = Object.values(timetable(parseEnv(testEnvironment())));
  expect(catalogueOf("en").jobs.summary).toEqual(
    Object.fromEntries(jobs.map(({ id, summary }) => [id, summary])),
  );
});
