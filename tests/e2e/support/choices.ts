import { withClient } from "./database";

/**
 * Makes somebody hear of everything as who never chose how, without devices and without a language: for after a test
 * that chose, also when it has failed halfway. People are the same in all tests.
 */
export const forgetChoices = (login: string): Promise<void> =>
  withClient(async (client) => {
    const of = "user_id = (SELECT id FROM person WHERE login = $1)";
    await client.query(`DELETE FROM notification_preference WHERE ${of}`, [login]);
    await client.query(`DELETE FROM broadcaster_preference WHERE ${of}`, [login]);
    await client.query(`DELETE FROM push_device WHERE ${of}`, [login]);
    await client.query("UPDATE person SET locale = NULL WHERE login = $1", [login]);
  });
