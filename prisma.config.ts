import { defineConfig } from "prisma/config";

/** Only `prisma generate` and `prisma validate` read this; migrations are applied by scripts/migrate. */
export default defineConfig({ schema: "prisma/schema", migrations: { path: "prisma/migrations" } });
