import { createCommandsDuty, executeDeps } from "@/lib/commands";
import { createModerationDuty } from "@/lib/moderation";
import { createSendingDuty } from "@/lib/sending";
import { createLinesDuty, createTimersDuty } from "@/lib/timers";
import { twitch } from "@/lib/twitch";
import type { Duty, DutyContext } from "./duty";

/** What a bot does besides reading and keeping, in the order in which its parts hear what is written. */
export const createDuties = (context: DutyContext): Duty[] => [
  createModerationDuty({ ...context, twitch: twitch() }),
  createCommandsDuty({ ...context, execute: executeDeps(context.pool) }),
  createLinesDuty(context),
  createTimersDuty(context),
  createSendingDuty({ ...context, helix: twitch() }),
];
