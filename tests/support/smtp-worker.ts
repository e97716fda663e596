import { startSmtpServer } from "./smtp";

/** A mail server in a process of its own, which says where it is and keeps no bodies. */
const { url } = await startSmtpServer({ bodies: false });
process.on("disconnect", () => process.exit());
process.send?.({ url });
