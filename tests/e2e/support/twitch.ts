/** Presses a button of the simulator's admin API. @throws Error with the simulator's own words */
async function press(name: string, body: object): Promise<void> {
  const answer = await fetch(`${process.env.E2E_SIMULATOR_URL}/admin/api/${name}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`${name}: ${await answer.text()}`);
}

interface Channel {
  login: string;
  displayName: string;
  live: object | null;
}

/**
 * Channels that vera follows and that are off air, in a stable order. Each test skips those of the tests
 * before it: who goes live again within ten minutes goes on with their show, and nobody is told.
 */
export async function offAirChannels(howMany: number, { skip }: { skip: number }): Promise<Channel[]> {
  const answer = await fetch(`${process.env.E2E_SIMULATOR_URL}/admin/api/channels?show=vera`);
  const { channels } = (await answer.json()) as { channels: Channel[] };
  const offAir = channels.filter(({ live }) => live === null);
  const found = offAir.slice(skip, skip + howMany);
  if (found.length < howMany) throw new Error(`only ${offAir.length} of Vera's channels are off air`);
  return found;
}

export const goLive = (login: string, more: { title?: string; category?: string; viewers?: number } = {}) =>
  press("channels/go-live", { login, ...more });
export const end = (login: string) => press("channels/end", { login });
export const retitle = (login: string, title: string) => press("channels/title", { login, title });
/** Lets Get Streams fail until `mend`, at most ten minutes. */
export const breakStreams = () =>
  press("faults", { kind: "status", status: 503, endpoint: "helix/streams", forMs: 600_000 });
export const mend = () => press("faults/clear", {});
