import { withClient } from "./database";

/** Presses a button of the simulator's admin API. @throws Error with the simulator's own words */
export async function press(name: string, body: object): Promise<void> {
  const answer = await fetch(`${process.env.E2E_SIMULATOR_URL}/admin/api/${name}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`${name}: ${await answer.text()}`);
}

interface Channel {
  id: string;
  login: string;
  displayName: string;
  live: object | null;
}

/** Channels that Vera follows and that are off air, in a stable order. */
const offAir = async (): Promise<Channel[]> => (await channelsOf("vera")).filter(({ live }) => live === null);

async function channelsOf(show: "vera" | "all"): Promise<Channel[]> {
  const answer = await fetch(`${process.env.E2E_SIMULATOR_URL}/admin/api/channels?show=${show}`);
  return ((await answer.json()) as { channels: Channel[] }).channels;
}

/**
 * Channels that Vera follows, that are off air and that have not been announced in this run: who goes live again
 * within ten minutes goes on with their show, and nobody is told.
 */
export async function offAirChannels(howMany: number): Promise<Channel[]> {
  const announced = new Set<string>();
  await withClient(async (client) => {
    const { rows } = await client.query<{ login: string }>("SELECT login FROM announcement");
    for (const { login } of rows) announced.add(login);
  });
  const fresh = (await offAir()).filter(({ login }) => !announced.has(login));
  if (fresh.length < howMany) throw new Error(`only ${fresh.length} of Vera's channels are off air and new`);
  return fresh.slice(0, howMany);
}

/** Channels that Vera does not follow, that are off air and that no test knows by name. @throws Error when there are fewer */
export async function strangers(howMany: 1): Promise<[Channel]>;
export async function strangers(howMany: 2): Promise<[Channel, Channel]>;
export async function strangers(howMany: number): Promise<Channel[]> {
  const [all, followed] = await Promise.all([channelsOf("all"), channelsOf("vera")]);
  const known = new Set(followed.map(({ login }) => login));
  const found = all.filter(
    ({ id, login, live }) => live === null && !known.has(login) && !id.startsWith("90000"),
  );
  if (found.length < howMany) throw new Error(`only ${found.length} strangers are off air`);
  return found.slice(-howMany);
}

/** A channel that Vera follows and that is off air: the last but `before`, away from those that go live. */
export async function quietChannel(before: number): Promise<Channel> {
  const channel = (await offAir()).at(-1 - before);
  if (!channel) throw new Error("nobody is off air");
  return channel;
}

export const goLive = (login: string, more: { title?: string; category?: string; viewers?: number } = {}) =>
  press("channels/go-live", { login, ...more });
export const end = (login: string) => press("channels/end", { login });
export const retitle = (login: string, title: string) => press("channels/title", { login, title });
export const recategorise = (login: string, category: string) =>
  press("channels/category", { login, category });
/** Lets Get Streams fail until `mend`, at most ten minutes. */
export const breakStreams = () =>
  press("faults", { kind: "status", status: 503, endpoint: "helix/streams", forMs: 600_000 });
export const mend = () => press("faults/clear", {});
