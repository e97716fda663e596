import { z } from "zod";
import { type Action, action, who } from "../admin/action";
import type { Chat } from "./chat";

const channel = z.strictObject({ login: who });
const text = z.string().min(1).max(500);
const by = { as: who.optional() };
const whom = z.strictObject({ login: who.optional(), account: who.optional() });
const flag = z.union([z.literal(0), z.literal(1)]).optional();

/** Every POST /admin/api/chat/<name>, with the shape of its body. */
export function createChatActions(chat: Chat): Record<string, Action> {
  return { ...createSpeechActions(chat), ...createModerationActions(chat), ...createFaultActions(chat) };
}

function createSpeechActions(chat: Chat): Record<string, Action> {
  return {
    "chat/say": action(
      channel.extend({
        ...by,
        text,
        isAction: z.boolean().optional(),
        bits: z.number().int().min(1).optional(),
        replyTo: z.string().optional(),
        sentAt: z.number().int().optional(),
      }),
      ({ login, text: words, ...manner }) => ({ id: chat.say(login, words, manner) }),
    ),
    "chat/storm": action(
      channel.extend({ perSecond: z.number().min(1).max(100_000), seconds: z.number().min(0.1).max(3600) }),
      ({ login, perSecond, seconds }) => ({ messages: chat.storm(login, perSecond, seconds) }),
    ),
    "chat/talk": action(z.strictObject({ on: z.boolean() }), ({ on }) => chat.setTalking(on)),
    "chat/sub": action(
      channel.extend({
        ...by,
        months: z.number().int().min(1).max(600).default(1),
        tier: z.enum(["Prime", "1000", "2000", "3000"]).default("1000"),
        text: text.optional(),
      }),
      ({ login, text: words, ...wish }) => ({ id: chat.sub(login, { ...wish, text: words ?? null }) }),
    ),
    "chat/gift": action(
      channel.extend({ ...by, count: z.number().int().min(1).max(100) }),
      ({ login, count, as }) => ({ ids: chat.gift(login, count, as) }),
    ),
    "chat/raid": action(
      z.strictObject({ from: who, to: who, viewers: z.number().int().min(0) }),
      ({ from, to, viewers }) => ({ id: chat.raid(from, to, viewers) }),
    ),
    "chat/announce": action(channel.extend({ ...by, text }), ({ login, text: words, as }) => ({
      id: chat.announce(login, words, as),
    })),
  };
}

function createModerationActions(chat: Chat): Record<string, Action> {
  const person = channel.extend({ who });
  return {
    "chat/delete": action(channel.extend({ id: z.string().optional() }), ({ login, id }) => ({
      id: chat.delete(login, id),
    })),
    "chat/timeout": action(
      person.extend({ seconds: z.number().int().min(1).max(1_209_600) }),
      ({ login, who: target, seconds }) => chat.timeout(login, target, seconds),
    ),
    "chat/ban": action(person, ({ login, who: target }) => chat.ban(login, target)),
    "chat/unban": action(person, ({ login, who: target }) => ({
      ended: chat.unban(login, target),
    })),
    "chat/clear": action(channel, ({ login }) => chat.clear(login)),
    "chat/moderator": action(person.extend({ on: z.boolean() }), ({ login, who: target, on }) =>
      chat.setModerator(login, target, on),
    ),
    "chat/suspend": action(channel.extend({ on: z.boolean() }), ({ login, on }) => chat.suspend(login, on)),
    "chat/room": action(
      channel.extend({
        slow: z.number().int().min(0).optional(),
        "followers-only": z.number().int().min(-1).optional(),
        "emote-only": flag,
        "subs-only": flag,
        r9k: flag,
      }),
      ({ login, ...tags }) => {
        const told = Object.entries(tags).filter(([, value]) => value !== undefined);
        chat.demand(login, Object.fromEntries(told));
      },
    ),
  };
}

function createFaultActions(chat: Chat): Record<string, Action> {
  return {
    "chat/reconnect": action(
      whom.extend({ closeAfterMs: z.number().int().min(0).max(600_000).default(5000) }),
      ({ closeAfterMs, ...rest }) => ({ connections: chat.reconnect(rest, closeAfterMs) }),
    ),
    "chat/drop": action(
      whom.extend({ how: z.enum(["end", "reset"]).default("end") }),
      ({ how, ...rest }) => ({ connections: chat.drop(rest, how) }),
    ),
    "chat/freeze": action(whom, (rest) => ({ connections: chat.freeze(rest) })),
    "chat/garbage": action(channel, ({ login }) => ({ lines: chat.garbage(login) })),
    "chat/ignore-joins": action(
      channel.extend({ count: z.number().int().min(0).max(1000) }),
      ({ login, count }) => chat.ignoreJoins(login, count),
    ),
    "chat/ping": action(z.strictObject({}), () => chat.pingAll()),
    "chat/limits": action(
      z.strictObject({
        slowReaderBytes: z.number().int().min(1024).optional(),
        splitPackets: z.boolean().optional(),
        joins: z.number().int().min(0).max(2000).optional(),
      }),
      ({ slowReaderBytes, splitPackets, joins }) => {
        if (joins !== undefined) chat.hub.mostJoins = joins;
        if (slowReaderBytes !== undefined) chat.hub.slowReaderBytes = slowReaderBytes;
        if (splitPackets !== undefined) chat.splitsPackets = splitPackets;
      },
    ),
  };
}
