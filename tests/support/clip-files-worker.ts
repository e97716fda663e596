import { createPool } from "@/lib/db/client";
import { keepOnce, laneDeps } from "./clip-files";

/** A process that keeps files of clips once: the database, where files come from, and the folder are given. */
const [url = "", host = "", folder = ""] = process.argv.slice(2);
// A test that fails leaves nobody behind.
process.on("disconnect", () => process.exit());
const pool = createPool(url, 4);
await keepOnce(laneDeps(pool, { host, url: `http://${host}` }, folder));
await pool.end();
process.disconnect();
