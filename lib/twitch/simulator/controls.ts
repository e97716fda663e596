import type { Chat } from "./chat/chat";
import type { Ring } from "./core/ring";
import type { FaultBoard } from "./faults/fault-board";
import type { RateLimits } from "./helix/rate-limits";
import type { RequestLog } from "./http/request-log";
import type { Authority } from "./oauth/authority";
import type { Stage } from "./stage/stage";
import type { World, WorldChange } from "./world/world";

/** Everything one can look at and turn, from a test in the same process or through the admin API. */
export interface Controls {
  world: World;
  faults: FaultBoard;
  /** Tokens: their lifetime, expiry, refused refreshes, disconnecting. */
  authority: Authority;
  rateLimits: RateLimits;
  requests: RequestLog;
  stage: Stage;
  chat: Chat;
  /** What happened in the world, newest last. */
  changes: Ring<WorldChange>;
}
