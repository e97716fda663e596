import { z } from "zod";
import { type ErrorCode, TallyError } from "@/lib/kernel/errors";
import { createChatActions } from "../chat/actions";
import type { Controls } from "../controls";
import { createEventSubActions } from "../eventsub/actions";
import { type Answer, type Ask, header, json } from "../http/exchange";
import { fault } from "../schema";
import { SCENE_NAMES } from "../stage/stage";
import { fillCategory } from "../world/fill-category";
import { type Action, action, who } from "./action";
import { createClipActions } from "./clip-actions";
import { createRoleActions } from "./role-actions";

const channel = z.strictObject({ login: who });
const broadcast = channel.extend({
  title: z.string().max(140).optional(),
  category: z.string().max(100).optional(),
  viewers: z.number().int().min(0).optional(),
  streamId: z.string().regex(/^\d+$/).optional(),
  /** ms since the epoch */
  startedAt: z.number().int().optional(),
});
const tokens = z.strictObject({
  accessTokenSeconds: z.number().int().min(1).optional(),
  expireAccessTokens: z.boolean().optional(),
  /** null: refreshing works again */
  refuseRefreshWith: z.union([z.literal(400), z.literal(401), z.null()]).optional(),
  /** Login of the persona that disconnects the app. */
  disconnect: who.optional(),
});

/** Every POST /admin/api/<name>, with the shape of its body. */
export function createAdminActions(controls: Controls) {
  const { world, faults, authority, rateLimits, requests, stage, chat } = controls;
  const actions: Record<string, Action> = {
    "channels/go-live": action(broadcast, ({ login, ...wish }) => world.goLive(login, wish)),
    "channels/end": action(channel, ({ login }) => world.end(login)),
    "channels/restart": action(broadcast, ({ login, ...wish }) => world.restart(login, wish)),
    "channels/title": action(channel.extend({ title: z.string().max(140).optional() }), (input) => ({
      title: world.changeTitle(input.login, input.title),
    })),
    "channels/category": action(channel.extend({ category: z.string().max(100).optional() }), (input) => ({
      category: world.changeCategory(input.login, input.category),
    })),
    "channels/viewers": action(channel.extend({ viewers: z.number().int().min(0) }), (input) =>
      world.setViewers(input.login, input.viewers),
    ),
    "channels/hide": action(
      z.strictObject({ logins: z.array(who).min(1), answers: z.number().int().min(1).default(1) }),
      ({ logins, answers }) => world.hideFromAnswers(logins, answers),
    ),
    follow: action(channel.extend({ viewer: who }), (input) => world.follow(input.viewer, input.login)),
    unfollow: action(channel.extend({ viewer: who }), (input) => world.unfollow(input.viewer, input.login)),
    populate: action(
      z.strictObject({
        broadcasters: z.number().int().min(0).max(200_000),
        live: z.number().int().min(0).max(200_000),
      }),
      (size) => world.populate(size),
    ),
    "categories/fill": action(
      z.strictObject({ category: z.string().max(100), live: z.number().int().min(0).max(100_000) }),
      ({ category, live }) => ({ before: fillCategory(world, category, live) }),
    ),
    churn: action(z.strictObject({ changes: z.number().int().min(1).max(100_000) }), ({ changes }) => ({
      changed: stage.churn(changes),
    })),
    faults: action(fault, (input) => ({ id: faults.set(input) })),
    "faults/clear": action(z.strictObject({ id: z.string().optional() }), ({ id }) => faults.clear(id)),
    "rate-limit": action(z.strictObject({ perMinute: z.number().int().min(1).max(1_000_000) }), (input) =>
      rateLimits.setCapacity(input.perMinute),
    ),
    tokens: action(tokens, (input) => {
      if (input.accessTokenSeconds !== undefined) authority.userTokenSeconds = input.accessTokenSeconds;
      if (input.refuseRefreshWith !== undefined) authority.refuseRefreshWith = input.refuseRefreshWith;
      if (input.expireAccessTokens === true) authority.expireAccessTokens();
      if (input.disconnect !== undefined) authority.disconnect(world.get(input.disconnect).account.id);
    }),
    demo: action(z.strictObject({ on: z.boolean() }), ({ on }) => stage.setDemo(on)),
    scene: action(z.strictObject({ play: z.enum(SCENE_NAMES) }), ({ play }) => ({ said: stage.play(play) })),
    ...createChatActions(chat),
    ...createRoleActions(world),
    ...createClipActions(controls),
    ...createEventSubActions(controls.eventSub, world),
    "requests/clear": action(z.strictObject({}), () => requests.clear()),
  };
  return actions;
}

/** Runs the action that a POST names. What comes back is `{ ok: true, … }` or `{ ok: false, error, fields }`. */
export function answerAction(actions: Readonly<Record<string, Action>>, ask: Ask): Answer {
  const run = Object.hasOwn(actions, nameOf(ask)) ? actions[nameOf(ask)] : undefined;
  if (!run) return json(404, { ok: false, error: "There is no such action." });
  // A page of another site can post a form here, but not JSON: browsers ask first, and are told nothing.
  if (!(header(ask, "content-type") ?? "").startsWith("application/json")) {
    return json(415, { ok: false, error: "Send the body as application/json." });
  }
  try {
    const result = run(JSON.parse(ask.body === "" ? "{}" : ask.body));
    return json(200, { ok: true, ...(typeof result === "object" ? result : {}) });
  } catch (error) {
    return answerError(error);
  }
}

const STATUS: Partial<Record<ErrorCode, number>> = { not_found: 404, conflict: 409 };

function answerError(error: unknown): Answer {
  if (error instanceof z.ZodError) {
    const fields = error.issues.map((issue) => ({ field: issue.path.join("."), message: issue.message }));
    return json(400, { ok: false, error: "The body is not right.", fields });
  }
  if (error instanceof SyntaxError) return json(400, { ok: false, error: "The body is not JSON." });
  if (error instanceof TallyError)
    return json(STATUS[error.code] ?? 400, { ok: false, error: error.message });
  throw error;
}

function nameOf(ask: Ask): string {
  return ask.path.slice("/admin/api/".length);
}
