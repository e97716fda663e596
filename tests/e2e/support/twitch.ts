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

/** Channels that vera follows and that are off air now, in a stable order. */
export async function offAirChannels(howMany: number): Promise<Channel[]> {
  const answer = await fetch(`${process.env.E2E_SIMULATOR_URL}/admin/api/channels?show=vera`);
  const { channels } = (await answer.json()) as { channels: Channel[] };
  const offAir = channels.filter(({ live }) => live === null);
  if (offAir.length < howMany) throw new Error(`only ${offAir.length} of Vera's channels are off air`);
  return offAir.slice(0, howMany);
}

export const goLive = (login: string, more: { title?: string; category?: string; viewers?: number } = {}) =>
  press("channels/go-live", { login, ...more });
export const end = (login: string) => press("channels/end", { login });
export const retitle = (login: string, title: string) => press("channels/title", { login, title });
