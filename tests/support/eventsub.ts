import { POST } from "@/app/api/twitch/eventsub/route";
import { env } from "@/lib/env/server";
import { eventSubCallback } from "@/lib/eventsub/callback";
import { startTestApp, type TestApp } from "./app";
import { eventually } from "./eventually";
import { serveRoute } from "./route-server";
import { appToken, CLIENT, see } from "./simulator-client";

/** An app whose webhook the simulated Twitch calls over HTTP. */
export interface EventSubBench extends TestApp {
  /** Subscribes our webhook; resolves when the challenge is met. */
  subscribe(type: string, broadcasterId: string): Promise<void>;
  /** As many subscriptions at once as Twitch would have accepted one by one. */
  subscribeAll(type: string, broadcasterIds: readonly string[]): Promise<void>;
}

export async function startEventSubBench(): Promise<EventSubBench> {
  const app = await startTestApp();
  const route = await serveRoute(POST);
  const { secret, url } = eventSubCallback(env());
  const callback = `${route.url}${new URL(url).pathname}`;
  const { simulator } = app;
  simulator.rateLimits.setCapacity(100_000);
  const token = await appToken(simulator);
  const ask = async (type: string, broadcasterId: string) => {
    const condition = { broadcaster_user_id: broadcasterId };
    const version = type === "channel.update" ? "2" : "1";
    const { status, text } = await see(`${simulator.url}/helix/eventsub/subscriptions`, {
      method: "POST",
      headers: {
        authorization: `Bearer ${token}`,
        "client-id": CLIENT.id,
        "content-type": "application/json",
      },
      body: JSON.stringify({ type, version, condition, transport: { method: "webhook", callback, secret } }),
    });
    if (status !== 202) throw new Error(`${status} ${text}`);
  };
  const allEnabled = () =>
    eventually(() => {
      const pending = [...simulator.eventSub.subscriptions.all()].filter(
        ({ status }) => status !== "enabled",
      );
      if (pending.length > 0) throw new Error(`${pending.length} subscriptions are ${pending[0]?.status}`);
    });
  return {
    ...app,
    async subscribe(type, broadcasterId) {
      await ask(type, broadcasterId);
      await allEnabled();
    },
    async subscribeAll(type, broadcasterIds) {
      for (const id of broadcasterIds) await ask(type, id);
      await allEnabled();
    },
    async stop() {
      await route.close();
      await app.stop();
    },
  };
}
