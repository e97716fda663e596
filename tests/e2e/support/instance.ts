/** Which of the systems that tests run against side by side this is. */
export const INSTANCE = Number(process.env.E2E_INSTANCE ?? 1);
/** Away from the ports of `npm start`, which may be running, and from those of the other system. */
export const FIRST_PORT = 4260 + 40 * INSTANCE;
