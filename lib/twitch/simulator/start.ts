import { type ClockSetting, instanceTime, REAL_TIME } from "@/lib/kernel/clock";
import { createAdmin } from "./admin/endpoints";
import { Chat } from "./chat/chat";
import type { Controls } from "./controls";
import { Ring } from "./core/ring";
import { EventSub } from "./eventsub/event-sub";
import { FaultBoard } from "./faults/fault-board";
import { RateLimits } from "./helix/rate-limits";
import { type Ask, json } from "./http/exchange";
import { listen } from "./http/listen";
import { RequestLog } from "./http/request-log";
import { type Reply, serve } from "./http/serve";
import { ClipFiles } from "./media/clip-files";
import { createClipMedia } from "./media/clip-media";
import { createMedia } from "./media/endpoints";
import { Authority } from "./oauth/authority";
import { Devices } from "./oauth/devices";
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
  let url = options.publicUrl ?? "";
  const controls = createControls({ seed: options.seed ?? 1, now, realNow, url: () => url });
  controls.world.populate(options.size ?? DEFAULT_SIZE);

  const twitch = createTwitchSide(controls, now, () => url);
  const media = createMedia(controls.world);
  const clipMedia = createClipMedia(controls, now);
  const admin = createAdmin(controls, now, options.appUrl);
  const respond = (ask: Ask): Reply => {
    const ours = () => media(ask) ?? admin(ask) ?? json(404, { status: 404, message: "no such page" });
    return twitch(ask) ?? clipMedia(ask) ?? { fate: "answer", answer: ours(), delayMs: 0 };
  };

  const listening = await listen(serve(respond), options.port ?? 0, options.host, (request, stream, head) =>
    controls.eventSub.sockets.upgrade(request, stream, head),
  );
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
      controls.eventSub.stop();
      await Promise.all([listening.close(), controls.chat.stop()]);
    },
  };
}

interface Surroundings {
  seed: number;
  now: () => number;
  realNow: () => number;
  /** Where it is found, once it listens. */
  url: () => string;
}

function createControls({ seed, now, realNow, url }: Surroundings): Controls {
  const world = new World(seed, now);
  const faults = new FaultBoard(now);
  const changes = new Ring<WorldChange>(5000);
  world.onChange((change) => changes.push(change));
  const authority = new Authority(`tallylight simulator ${seed}`, realNow);
  return {
    world,
    faults,
    authority,
    devices: new Devices(realNow),
    rateLimits: new RateLimits(now),
    clipFiles: new ClipFiles(`clip files of simulator ${seed}`, realNow),
    requests: new RequestLog(),
    stage: new Stage(world, faults, now, seed),
    chat: new Chat({ world, authority, now, realNow }, seed),
    eventSub: new EventSub({ world, authority, now, url, seed }),
    changes,
  };
}
