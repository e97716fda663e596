import { readdir } from "node:fs/promises";
import { join } from "node:path";

const MIGRATIONS = join(process.cwd(), "prisma", "migrations");

/** Names of the migrations beside this code. A bundle without them, as in a small image, needs none. */
export async function neededMigrations(): Promise<string[]> {
  try {
    const entries = await readdir(MIGRATIONS, { withFileTypes: true });
    return entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return [];
    throw error;
  }
}
