import { changed, recordAudit } from "@/lib/audit";
import type { Person } from "@/lib/auth/core/policy";
import { type Db, db, type Pool } from "@/lib/db/client";
import { withTransaction } from "@/lib/db/tx";
import { appendEvents } from "@/lib/events";
import { type Twitch, twitch } from "@/lib/twitch";
import { ACCOUNT_SCOPES } from "./core/ways";
import * as accounts from "./repository-account";
import * as devices from "./repository-device";
import type { BotAccount } from "./schema";

type AccountTwitch = Pick<
  Twitch,
  "beginDevice" | "pollDevice" | "saveBotToken" | "revokeBotToken" | "botScopes"
>;

/** The account that writes, and how far connecting another has come. For operators. */
export async function readAccount(
  from: Db = db(),
  client: Pick<Twitch, "botScopes"> = twitch(),
): Promise<BotAccount> {
  const [row, device] = await Promise.all([accounts.findAccount(from), devices.findDevice(from)]);
  const account = row && {
    ...row,
    connectedAt: row.connectedAt.toISOString(),
    scopes: await client.botScopes(row.twitchId),
  };
  return {
    account: account ?? null,
    wantedScopes: [...ACCOUNT_SCOPES],
    connecting: device ? { ...device, expiresAt: device.expiresAt.toISOString() } : null,
  };
}

/**
 * Begins to connect an account: Twitch gives a code that somebody types there, signed in as the account, in whatever
 * browser. What was begun before is worth nothing any more.
 * @throws TwitchError when Twitch gives none
 */
export async function beginConnecting(
  person: Person,
  pool: Pool = db(),
  client: AccountTwitch = twitch(),
): Promise<BotAccount> {
  const device = await client.beginDevice(ACCOUNT_SCOPES);
  await withTransaction(async (tx) => {
    await devices.putDevice(tx, device, person.id);
    await recordAudit(tx, { action: "bot.begin", target: { kind: "bot", id: "" } });
  }, pool);
  return readAccount(pool, client);
}

/**
 * Asks Twitch whether somebody has typed the code, not more often than it wants to be asked, whoever calls. Who has
 * is the account that writes from then on; the one before is disconnected.
 * @throws TwitchError when Twitch cannot be asked
 */
export async function pollConnecting(
  pool: Pool = db(),
  client: AccountTwitch = twitch(),
): Promise<BotAccount> {
  const turn = await devices.takePoll(pool);
  const result = turn && (await client.pollDevice(turn.handle, ACCOUNT_SCOPES));
  if (turn && result === "over") await devices.putOver(pool, turn.handle);
  if (turn && typeof result === "object") {
    const { id: twitchId, login, displayName, avatarUrl } = result.user;
    await client.saveBotToken(twitchId, result.tokens);
    const before = await withTransaction(async (tx) => {
      const replaced = await accounts.putAccount(
        tx,
        { twitchId, login, displayName, avatarUrl },
        turn.userId,
      );
      await devices.deleteDevice(tx, turn.handle);
      await recordAudit(tx, {
        ...{ action: "bot.connect", target: { kind: "bot", id: twitchId, name: login } },
        ...changed({ twitchId: replaced ?? null }, { twitchId }),
      });
      await appendEvents(tx, [{ kind: "bot.account", payload: { twitchId } }]);
      return replaced;
    }, pool);
    if (before !== undefined && before !== twitchId) await client.revokeBotToken(before);
  }
  return readAccount(pool, client);
}

/** No account writes any more, and Twitch is told that its tokens are not needed. None connected is fine. */
export async function disconnectAccount(
  pool: Pool = db(),
  client: AccountTwitch = twitch(),
): Promise<BotAccount> {
  const account = await accounts.findAccount(pool);
  // First the tokens: were we to die in between, the account is still shown, and can be disconnected again.
  if (account) await client.revokeBotToken(account.twitchId);
  await withTransaction(async (tx) => {
    await devices.deleteDevice(tx);
    const gone = await accounts.deleteAccount(tx);
    if (gone === undefined) return;
    const target = { kind: "bot", id: gone, name: account?.login } as const;
    await recordAudit(tx, { action: "bot.disconnect", target });
    await appendEvents(tx, [{ kind: "bot.account", payload: { twitchId: null } }]);
  }, pool);
  return readAccount(pool, client);
}
