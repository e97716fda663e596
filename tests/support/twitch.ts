import { randomBytes } from "node:crypto";
import pg from "pg";
import { REAL_TIME } from "@/lib/kernel/clock";
import { createTwitch, type Twitch, type TwitchConfig, type TwitchDeps } from "@/lib/twitch";
import { type Persona, type Simulator, startSimulator } from "@/lib/twitch/simulator";
import { type TestDatabase, testDatabase } from "./database";

const ENCRYPTION_KEY = randomBytes(32).toString("base64");
export const CLIENT = { clientId: "tallylight-test", clientSecret: "a secret" };
const ALL_SCOPES = ["user:read:email", "user:read:follows"];

export type ClientOptions = Partial<Omit<TwitchDeps, "config" | "pool">> & {
  config?: Partial<TwitchConfig>;
  /** Called each time the client takes a connection to the database. */
  onConnection?: () => void;
};

/** What can be made to go wrong. */
export type FaultInput = Parameters<Simulator["faults"]["set"]>[0];

/** A simulated Twitch, a database, and clients as several processes would have them. */
export interface TwitchBench {
  simulator: Simulator;
  database: TestDatabase;
  /** A client with a pool of its own: another process, as far as Twitch and Postgres can tell. */
  client(options?: ClientOptions): Twitch;
  /** Lets someone sign in with the app and has the tokens stored. */
  signIn(person: Pick<Persona, "id">, options?: { scopes?: string[]; expiresInMs?: number }): Promise<void>;
  stop(): Promise<void>;
}

/** `clock`: the time on this Twitch, which the clients are told as well. */
export async function startTwitchBench({ clock = REAL_TIME } = {}): Promise<TwitchBench> {
  const [simulator, database] = await Promise.all([startSimulator({ clock }), testDatabase()]);
  const pools: pg.Pool[] = [];
  const client = ({ config, onConnection, ...surroundings }: ClientOptions = {}) => {
    const pool = new pg.Pool({ connectionString: database.url, max: 4 });
    pool.on("error", () => undefined);
    if (onConnection) pool.on("acquire", onConnection);
    pools.push(pool);
    return createTwitch({ config: { ...configFor(simulator.url), ...config }, pool, clock, ...surroundings });
  };
  return {
    simulator,
    database,
    client,
    async signIn(person, { scopes = ALL_SCOPES, expiresInMs } = {}) {
      const grant = {
        clientId: CLIENT.clientId,
        redirectUri: "http://localhost/",
        userId: person.id,
        scopes,
      };
      const { authority } = simulator;
      const tokens = authority.exchangeCode(authority.grantCode(grant), grant.clientId, grant.redirectUri);
      const now = new Date();
      await client().saveUserToken(person.id, {
        accessToken: tokens.accessToken,
        refreshToken: tokens.refreshToken,
        scopes: [...tokens.scopes],
        expiresAt: new Date(now.getTime() + (expiresInMs ?? tokens.expiresIn * 1000)),
        now,
      });
    },
    async stop() {
      await Promise.all(pools.map((pool) => pool.end()));
      await Promise.all([simulator.stop(), database.drop()]);
    },
  };
}

/** What a client must know to talk to a Twitch at this address. */
export function configFor(url: string): TwitchConfig {
  return {
    ...CLIENT,
    apiUrl: `${url}/helix`,
    authUrl: `${url}/oauth2`,
    encryptionKey: ENCRYPTION_KEY,
    timeoutMs: 10_000,
  };
}
