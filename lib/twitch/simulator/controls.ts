import type { Chat } from "./chat/chat";
import type { Ring } from "./core/ring";
import type { EventSub } from "./eventsub/event-sub";
import type { FaultBoard } from "./faults/fault-board";
import type { RateLimits } from "./helix/rate-limits";
import type { RequestLog } from "./http/request-log";
import type { ClipFiles } from "./media/clip-files";
import type { Authority } from "./oauth/authority";
import type { Devices } from "./oauth/devices";
import type { Stage } from "./stage/stage";
import type { World, WorldChange } from "./world/world";

/** Everything one can look at and turn, from a test in the same process or through the admin API. */
export interface Controls {
  world: World;
  faults: FaultBoard;
  /** Tokens: their lifetime, expiry, refused refreshes, disconnecting. */
  authority: Authority;
  /** Codes that devices show. */
  devices: Devices;
  rateLimits: RateLimits;
  /** Addresses of clips' files: how long they hold. */
  clipFiles: ClipFiles;
  requests: RequestLog;
  stage: Stage;
  chat: Chat;
  /** Subscriptions, how messages reach who made them, and what goes wrong on the way. */
  eventSub: EventSub;
  /** What happened in the world, newest last. */
  changes: Ring<WorldChange>;
}
