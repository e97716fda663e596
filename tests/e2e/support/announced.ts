import { v7 as uuidv7 } from "uuid";
import { withClient } from "./database";

const HOUR = 3_600_000;
/** Nobody on the simulated Twitch has such an id: nothing else happens to these channels. */
const CHANNELS = [
  { id: "770000001", login: "norah_sings", name: "Norah_Sings" },
  { id: "770000002", login: "quiet_quill", name: "Quiet_Quill" },
] as const;

export interface Announced {
  title: string;
  hoursAgo: number;
  /** Of the two channels. */
  channel: 0 | 1;
}

const ids = CHANNELS.map(({ id }) => id);

/**
 * Two channels that Olga follows from now on, with what was announced of them; she has set nothing. She must have
 * signed in, so that she is known.
 */
export async function announcedToOlga(announced: readonly Announced[]): Promise<void> {
  await forgetAnnounced();
  await withClient(async (client) => {
    await client.query(
      "INSERT INTO broadcaster (id, login, display_name) SELECT * FROM unnest($1::text[], $2::text[], $3::text[])",
      [ids, CHANNELS.map(({ login }) => login), CHANNELS.map(({ name }) => name)],
    );
    await client.query(
      `INSERT INTO follow (broadcaster_id, user_id, choice)
       SELECT id, (SELECT id FROM person WHERE login = 'olga'), 'follow' FROM unnest($1::text[]) AS b (id)`,
      [ids],
    );
    for (const { title, hoursAgo, channel } of announced) {
      const at = new Date(Date.now() - hoursAgo * HOUR);
      const { id, login, name } = CHANNELS[channel];
      await client.query(
        `INSERT INTO announcement (id, type, broadcaster_id, stream_id, broadcaster_name, login, stream_title,
           category_id, category_name, viewer_count, started_at, created_at, completed_at)
         VALUES ($1, 'broadcaster_live', $2, $7, $3, $4, $5, '743', 'Chess', 40, $6, $6, $6)`,
        [uuidv7({ msecs: at.getTime() }), id, name, login, title, at, at.toISOString()],
      );
    }
  });
}

/** Takes all of it back. */
export async function forgetAnnounced(): Promise<void> {
  await withClient(async (client) => {
    await client.query(
      "DELETE FROM notification_preference WHERE user_id = (SELECT id FROM person WHERE login = 'olga')",
    );
    await client.query("DELETE FROM announcement WHERE broadcaster_id = ANY($1)", [ids]);
    await client.query("DELETE FROM broadcaster WHERE id = ANY($1)", [ids]);
  });
}
