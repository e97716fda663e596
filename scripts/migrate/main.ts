import { existsSync } from "node:fs";
import { applyMigrations } from "./apply";

/** `npm run migrate`: brings the database of DATABASE_URL up to prisma/migrations. */
if (existsSync(".env")) process.loadEnvFile(".env");
const url = process.env.DATABASE_URL;
if (!url) {
  console.error(
    "DATABASE_URL is not set. (With the embedded database there is nothing to do: npm start migrates it.)",
  );
  process.exit(1);
}
try {
  const applied = await applyMigrations(url, "prisma/migrations");
  console.log(applied.length === 0 ? "The database is up to date." : `Applied: ${applied.join(", ")}`);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
