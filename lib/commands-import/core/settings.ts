import type { Permission } from "@/lib/commands/schema";

/** Something that was brought into our terms; `note`: what is different about it. */
export interface Brought<T> {
  value: T;
  note: string | null;
}

/** The longest cooldown there is, in seconds: a day. */
const LONGEST = 86_400;

/** A cooldown in whole seconds within our bounds. Where the file has none, that of a new command. */
export function cooldown(seconds: unknown, whose: string, otherwise: number): Brought<number> {
  if (seconds === undefined || seconds === null) return { value: otherwise, note: null };
  const asked = typeof seconds === "string" && seconds.trim() !== "" ? Number(seconds) : seconds;
  if (typeof asked !== "number" || !Number.isFinite(asked)) {
    return { value: otherwise, note: `The ${whose} is not a number; it is ${otherwise} s now.` };
  }
  // Rounded up: nothing is said more often than it was.
  const value = Math.min(LONGEST, Math.max(0, Math.ceil(asked)));
  return { value, note: value === asked ? null : `The ${whose} of ${asked} s is ${value} s now.` };
}

/** Whether it works while the channel is live and while it is not. Neither: it is switched off. */
export function streamState(
  online: boolean,
  offline: boolean,
): { streamState: "any" | "online" | "offline"; never: boolean } {
  if (online === offline) return { streamState: "any", never: !online };
  return { streamState: online ? "online" : "offline", never: false };
}

/** Nightbot's levels, from https://api-docs.nightbot.tv/#userlevels, each at least as narrow as it was. */
const NIGHTBOT_LEVELS: Readonly<Record<string, Permission>> = {
  everyone: "everyone",
  subscriber: "subscriber",
  regular: "vip",
  twitch_vip: "vip",
  moderator: "moderator",
  owner: "broadcaster",
  admin: "broadcaster",
};

export function nightbotLevel(level: string): Brought<Permission> {
  const value = NIGHTBOT_LEVELS[level.toLowerCase()];
  if (value === undefined) return { value: "broadcaster", note: unknownLevel(level) };
  return { value, note: level.toLowerCase() === "regular" ? REGULARS : null };
}

const unknownLevel = (level: string) => `The level “${level}” is not known here: only you may use it now.`;
const REGULARS = "There is no list of regulars here: VIPs and moderators may use it now.";

/**
 * StreamElements' levels: 100 everyone, 250 subscribers, 300 regulars, 400 VIPs, 500 moderators, 1000 super
 * moderators, 1500 the broadcaster. One in between becomes the next narrower.
 */
export function streamElementsLevel(level: number): Brought<Permission> {
  if (level <= 100) return { value: "everyone", note: null };
  if (level === 300) return { value: "vip", note: REGULARS };
  if (level === 1_000) {
    return { value: "broadcaster", note: "There are no super moderators here: only you may use it now." };
  }
  const steps: readonly [number, Permission][] = [
    [250, "subscriber"],
    [400, "vip"],
    [500, "moderator"],
    [1_500, "broadcaster"],
  ];
  const [exact, value] = steps.find(([most]) => level <= most) ?? [level, "broadcaster"];
  return {
    value,
    note: exact === level ? null : `The level ${level} is not known here: ${words(value)} may use it now.`,
  };
}

const words = (permission: Permission) =>
  ({
    everyone: "everyone",
    follower: "followers",
    subscriber: "subscribers and above",
    vip: "VIPs and moderators",
    moderator: "moderators",
    broadcaster: "only you",
    people: "nobody",
  })[permission];

const ROLES: readonly [RegExp, Permission][] = [
  [/^(?:everyone|viewers?|all)$/i, "everyone"],
  [/^followers?$/i, "follower"],
  [/^(?:subscribers?|subs?)$/i, "subscriber"],
  [/^vips?$/i, "vip"],
  [/^(?:moderators?|mods?)$/i, "moderator"],
  [/^(?:broadcaster|owner|streamer|managers?|editors?)$/i, "broadcaster"],
];

/** From the widest to the narrowest. */
const WIDTH: readonly Permission[] = [
  "everyone",
  "follower",
  "subscriber",
  "vip",
  "moderator",
  "broadcaster",
];

/** Fossabot's roles, by name; of several, one is enough there. Who has a role of the channel's own is not known here. */
export function fossabotRoles(names: readonly string[]): Brought<Permission> {
  if (names.length === 0) return { value: "everyone", note: null };
  const known = names.flatMap((name) => ROLES.find(([sign]) => sign.test(name.trim()))?.[1] ?? []);
  const unknown = names.filter((name) => !ROLES.some(([sign]) => sign.test(name.trim())));
  const value = WIDTH.find((each) => known.includes(each)) ?? "broadcaster";
  const lost = unknown.map((name) => `“${name}”`).join(", ");
  return {
    value,
    note: lost === "" ? null : `The role ${lost} does not exist here: ${words(value)} may use it now.`,
  };
}
