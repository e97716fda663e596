import type { ValueName } from "./template";

/** What can stand between “$(” and “)”. */
export type VariableName = ValueName | "1" | "random" | "pick" | "time" | "quote" | "command";

/** One entry of the list from which people choose. */
export interface Variable {
  name: VariableName;
  /** What it puts in. */
  gives: string;
  /** As it is written, with what has to stand behind its name. */
  example: string;
  /** What the example may put in. */
  shows: string;
  /** What it puts in when there is nothing, unless “|” and something else follow; null: there always is something. */
  missing: string | null;
}

/** Said in place of what is not known while the channel is offline. */
export const OFFLINE = "offline";
/** Said of somebody who does not follow. */
export const NOT_FOLLOWING = "not following";

/** All variables there are, in the order in which they are offered. */
export const VARIABLES: readonly Variable[] = [
  { name: "user", gives: "Whoever used the command.", example: "$(user)", shows: "Ana", missing: null },
  {
    name: "touser",
    gives: "Whom it is for: the first word behind the command, without “@”.",
    example: "$(touser)",
    shows: "Ben",
    missing: "whoever used the command",
  },
  {
    name: "1",
    gives: "The first word behind the command; $(2) is the second, and so on up to $(9).",
    example: "$(1|everyone)",
    shows: "everyone",
    missing: "nothing",
  },
  {
    name: "args",
    gives: "All words behind the command.",
    example: "$(args)",
    shows: "good luck",
    missing: "nothing",
  },
  { name: "channel", gives: "The channel’s name.", example: "$(channel)", shows: "Nova", missing: null },
  {
    name: "title",
    gives: "The stream’s title; while offline, the last one.",
    example: "$(title)",
    shows: "First run of the new season",
    missing: "nothing",
  },
  {
    name: "game",
    gives: "The stream’s category; while offline, the last one.",
    example: "$(game)",
    shows: "Just Chatting",
    missing: "nothing",
  },
  {
    name: "uptime",
    gives: "How long the stream has been live.",
    example: "$(uptime)",
    shows: "2 hours 5 minutes",
    missing: OFFLINE,
  },
  {
    name: "viewers",
    gives: "How many are watching.",
    example: "$(viewers)",
    shows: "1,204",
    missing: "0",
  },
  {
    name: "followage",
    gives: "For how long whoever used the command has been following.",
    example: "$(followage)",
    shows: "1 year 3 months",
    missing: NOT_FOLLOWING,
  },
  {
    name: "count",
    gives: "How often the command has been used, this time included.",
    example: "$(count)",
    shows: "42",
    missing: null,
  },
  {
    name: "random",
    gives: "A whole number between two, both included.",
    example: "$(random 1-6)",
    shows: "4",
    missing: null,
  },
  {
    name: "pick",
    gives: "One of several texts, which may hold variables.",
    example: "$(pick yes|no|ask $(user))",
    shows: "no",
    missing: null,
  },
  {
    name: "time",
    gives: "The time of day in a zone.",
    example: "$(time Europe/Berlin)",
    shows: "14:30",
    missing: null,
  },
  {
    name: "quote",
    gives: "One of the channel’s quotes, or the one with a number: $(quote 3).",
    example: "$(quote)",
    shows: "#3 “It worked yesterday.” — Nova, Chess, Nov 20, 2026",
    missing: "nothing",
  },
  {
    name: "command",
    gives: "What another command answers.",
    example: "$(command discord)",
    shows: "Join us at discord.gg/nova",
    missing: "nothing",
  },
];

/** What other bots, and people, call our variables. */
export const OTHER_NAMES: Readonly<Record<string, VariableName>> = {
  username: "user",
  sender: "user",
  name: "user",
  caller: "user",
  author: "user",
  target: "touser",
  recipient: "touser",
  touserid: "touser",
  query: "args",
  querystring: "args",
  arguments: "args",
  message: "args",
  msg: "args",
  rest: "args",
  streamer: "channel",
  broadcaster: "channel",
  channelname: "channel",
  category: "game",
  playing: "game",
  status: "title",
  live: "uptime",
  viewercount: "viewers",
  followed: "followage",
  following: "followage",
  followsince: "followage",
  uses: "count",
  counter: "count",
  usage: "count",
  rand: "random",
  number: "random",
  dice: "random",
  roll: "random",
  choose: "pick",
  choice: "pick",
  oneof: "pick",
  clock: "time",
  now: "time",
  quotes: "quote",
  cmd: "command",
  call: "command",
  alias: "command",
};
