import pg from "pg";
import { personas } from "@/lib/twitch/simulator";
import { signInAs } from "@/scripts/demo/sign-in";
import { expect, test } from "./support/test";

// `npm start -- --speed 60` lets Vera in by itself, so that there is somebody to record for.

test("whoever is signed in without a browser is known, and their channels are followed here", async ({
  baseURL,
}) => {
  const appUrl = baseURL ?? "";
  const client = new pg.Client({ connectionString: process.env.E2E_DATABASE_URL });
  await client.connect();
  try {
    const soon = AbortSignal.timeout(30_000);
    await expect(signInAs("nobody", appUrl, soon)).rejects.toThrow("Nobody was signed in");
    await signInAs(personas.tom.login, appUrl, soon);
    const follows = async () => {
      const { rows } = await client.query<{ count: number }>(
        "SELECT count(*)::int AS count FROM follow JOIN person ON person.id = user_id WHERE login = $1",
        [personas.tom.login],
      );
      return rows[0]?.count;
    };
    await expect.poll(follows).toBe(personas.tom.follows);
  } finally {
    await client.end();
  }
});
