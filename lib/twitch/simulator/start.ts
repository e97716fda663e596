import { type ClockSetting, instanceTime, REAL_TIME } from "@/lib/kernel/clock";
import { createAdmin } from "./admin/endpoints";
import { Chat } from "./chat/chat";
import type { Controls } from "./controls";
import { Ring } from "./core/ring";
import { FaultBoard } from "./faults/fault-board";
import { RateLimits } from "./helix/rate-limits";
import { type Ask, json } from "./http/exchange";
import { listen } from "./http/listen";
import { RequestLog } from "./http/request-log";
import { type Reply, serve } from "./http/serve";
import { createMedia } from "./media/endpoints";
import { Authority } from "./oauth/authority";
import { Stage } from "./stage/stage";
import { createTwitchSide } from "./twitch-side";
import { World, type WorldChange } from "./world/world";

export interface SimulatorOptions {
  /** 0 or left out: a free one. */
  port?: number;
  /** For chat, over IRC and WebSocket; 0 or left out: a free one. */
  chatPort?: number;
  /** Left out: both loopback addresses, so that "localhost" always works. */
  host?: string;
  /** The same seed gives the same people. */
  seed?: number;
  /** Plays the endless demo script from the start, and lets chats talk. */
  demo?: boolean;
  /** The address that clients and pictures use; left out: http://localhost:<port>. */
  publicUrl?: string;
  /** Where the app is, for a link on the admin page. */
  appUrl?: string;
  /** The size of the world; about 2,100 broadcasters, 300 of them on air, when left out. See World.populate. */
  size?: { broadcasters: number; live?: number | undefined };
  /** The time in this world. Tokens, delays and timers stay real. */
  clock?: ClockSetting;
  /** The real time, in ms since the epoch; a test may have another. */
  now?: () => number;
}

export interface Simulator extends Controls {
  /** Without a slash at the end: `${url}/helix`, `${url}/oauth2`. */
  url: string;
  port: number;
  /** Cuts all connections and frees the port. */
  stop(): Promise<void>;
}

const DEFAULT_SIZE = { broadcasters: 2100, live: 300 };
const STAGE_STEP_MS = 1000;
/** Where time is quick, things still happen one after the other. */
const QUICK_STAGE_STEP_MS = 100;

/**
 * Starts a Twitch of one's own: OAuth, Helix, pictures and the admin page on one port, and chat on another.
 * @throws Error with code EADDRINUSE when the port is taken
 */
export async function startSimulator(options: SimulatorOptions = {}): Promise<Simulator> {
  const realNow = options.now ?? Date.now;
  const clock = options.clock ?? REAL_TIME;
  const now = () => instanceTime(clock, realNow());
  const controls = createControls(options.seed ?? 1, now, realNow);
  controls.world.populate(options.size ?? DEFAULT_SIZE);

  let url = options.publicUrl ?? "";
  const twitch = createTwitchSide(controls, now, () => url);
  const media = createMedia(controls.world);
  const admin = createAdmin(controls, now, options.appUrl);
  const respond = (ask: Ask): Reply => {
    const ours = () => media(ask) ?? admin(ask) ?? json(404, { status: 404, message: "no such page" });
    return twitch(ask) ?? { fate: "answer", answer: ours(), delayMs: 0 };
  };

  const listening = await listen(serve(respond), options.port ?? 0, options.host);
  await controls.chat.listen(options.chatPort ?? 0, options.host).catch(async (error: unknown) => {
    await listening.close();
    throw error;
  });
  controls.chat.setTalking(options.demo ?? false);
  url = (options.publicUrl ?? `http://localhost:${listening.port}`).replace(/\/$/, "");
  controls.stage.setDemo(options.demo ?? false);
  const stepMs = clock.speed > 1 ? QUICK_STAGE_STEP_MS : STAGE_STEP_MS;
  const timer = setInterval(() => controls.stage.advance(), stepMs);
  return {
    ...controls,
    url,
    port: listening.port,
    stop: async () => {
      clearInterval(timer);
      await Promise.all([listening.close(), controls.chat.stop()]);
    },
  };
}

function createControls(seed: number, now: () => number, realNow: () => number): Controls {
  const world = new World(seed, now);
  const faults = new FaultBoard(now);
  const changes = new Ring<WorldChange>(5000);
  world.onChange((change) => changes.push(change));
  const authority = new Authority(`tallylight simulator ${seed}`, realNow);
  return {
    world,
    faults,
    authority,
    rateLimits: new RateLimits(now),
    requests: new RequestLog(),
    stage: new Stage(world, faults, now, seed),
    chat: new Chat({ world, authority, now, realNow }, seed),
    changes,
  };
}
