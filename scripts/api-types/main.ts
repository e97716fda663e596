import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { OpenAPI3 } from "openapi-typescript";

/**
 * Makes the types of the client of our own end-to-end tests from the description of the API. Their first line says of
 * which sources they were made, so that nothing is done while these stay as they are.
 */
const FILE = "tests/e2e/support/generated/api.d.ts";
const SOURCES = ["app/api", "lib"];

const hash = createHash("sha256").update(readFileSync("package-lock.json"));
for (const folder of SOURCES) {
  for (const name of readdirSync(folder, { recursive: true, encoding: "utf8" }).sort()) {
    if (/(?<!\.test)\.ts$/.test(name)) hash.update(name).update(readFileSync(join(folder, name)));
  }
}
const stamp = `// ${hash.digest("hex")}\n`;
if (!existsSync(FILE) || !readFileSync(FILE, "utf8").startsWith(stamp)) await make();
// What routes import may hold the process open.
process.exit();

async function make(): Promise<void> {
  const [
    { default: openapiTS, astToString },
    { apiDocument, operationsOf },
    { apiRoutes },
    { namedSchemas },
  ] = await Promise.all([
    import("openapi-typescript"),
    import("@/lib/api-docs"),
    import("@/app/api/openapi.json/routes"),
    import("@/app/api/openapi.json/named-schemas"),
  ]);
  const operations = operationsOf(apiRoutes);
  const document = apiDocument(operations, { appUrl: "http://localhost", version: "1", named: namedSchemas });
  const types = astToString(await openapiTS(document as OpenAPI3));
  mkdirSync(dirname(FILE), { recursive: true });
  writeFileSync(FILE, stamp + types);
}
