import type { TestProject } from "vitest/node";

declare module "vitest" {
  interface ProvidedContext {
    postgresUrl: string;
  }
}

/** Gives the integration tests a server: the one of TEST_POSTGRES_URL. */
export async function setup(project: TestProject): Promise<void> {
  const given = process.env.TEST_POSTGRES_URL;
  if (!given) throw new Error("TEST_POSTGRES_URL is not set");
  project.provide("postgresUrl", given);
}
