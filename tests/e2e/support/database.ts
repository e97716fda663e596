import pg from "pg";

/** Works on the database of the system under test, for what no page offers. */
export async function withClient(work: (client: pg.Client) => Promise<void>): Promise<void> {
  const client = new pg.Client(process.env.E2E_DATABASE_URL);
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}
