import { startSimulator } from "@/lib/twitch/simulator";

/** A process with the simulated Twitch: tells where its chat is and who is there, and raises the storm it is asked for. */
export type TwitchSays =
  | { is: "ready"; url: string; rooms: { id: string; login: string }[] }
  | { is: "sent"; messages: number; seconds: number };
export interface StormAsked {
  perSecond: number;
  seconds: number;
}

const ROOMS = 20;
const LOOK_MS = 100;
const simulator = await startSimulator({ size: { broadcasters: 400, live: ROOMS } });
const rooms = [...simulator.world.members()]
  .filter(({ live }) => live !== null)
  .map(({ account: { id, login } }) => ({ id, login }));
const say = (words: TwitchSays) => process.send?.(words);

process.on("message", ({ perSecond, seconds }: StormAsked) => {
  const startedAt = Date.now();
  const messages = rooms.reduce(
    (sum, { login }) => sum + simulator.chat.storm(login, perSecond / rooms.length, seconds),
    0,
  );
  const looking = setInterval(() => {
    if (simulator.chat.stormsLeft > 0) return;
    clearInterval(looking);
    say({ is: "sent", messages, seconds: (Date.now() - startedAt) / 1000 });
  }, LOOK_MS);
});
process.on("disconnect", () => process.exit());
say({ is: "ready", url: simulator.chat.urls.tcp, rooms });
