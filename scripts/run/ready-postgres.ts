import { installedBinaries } from "../up/postgres/binaries";

/** Makes the embedded PostgreSQL runnable while an image is built: whoever runs it later may not write there. */
console.log(`PostgreSQL ${installedBinaries().version}`);
