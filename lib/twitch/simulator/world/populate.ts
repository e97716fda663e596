import { streamerOf } from "../core/habits";
import { type Account, describeShow, inventAccount } from "../core/invent";
import { type Random, seededRandom, seedFrom } from "../core/random";
import { CHATTING } from "../core/words";
import { type Persona, personaList, personas } from "../personas";
import type { Follow } from "./follows";
import { Member } from "./member";

const DAY_MS = 86_400_000;

/** The personas and as many invented broadcasters as it takes to be `broadcasters` accounts that may stream. */
export function createMembers(seed: number, broadcasters: number): Member[] {
  const logins = new Set(personaList.map((persona) => persona.login));
  const streamers = personaList.filter((persona) => persona.role === "streamer");
  const bots = personaList.filter((persona) => persona.role === "bot");
  const people = personaList.filter((persona) => persona.role !== "bot");
  const members = people.map((persona) => toMember(seed, personaAccount(persona)));
  for (let index = 0; index < broadcasters - streamers.length; index += 1) {
    const account = inventAccount(seed, index, logins);
    logins.add(account.login);
    members.push(toMember(seed, account));
  }
  return [...members, ...bots.map((persona) => toMember(seed, personaAccount(persona)))];
}

/** Whom each persona follows in a fresh world. Half are drawn by size: people follow whom others follow. */
export function planStartingFollows(seed: number, members: readonly Member[]): Map<string, Follow[]> {
  const invented = members.filter((member) => !isPersona(member));
  const largestFirst = invented.toSorted((a, b) => b.account.usualViewers - a.account.usualViewers);
  const streamers = members.filter((member) => personaRole(member) === "streamer");
  return new Map(
    personaList.map((persona) => {
      const random = seededRandom(seedFrom(seed, "follows", persona.id));
      const chosen = new Set<Member>(streamers.filter((member) => member.account.id !== persona.id));
      const wanted = Math.min(persona.follows, invented.length + chosen.size);
      const top = largestFirst.slice(0, wanted * 3);
      for (let draw = 0; chosen.size < wanted; draw += 1) {
        // After many draws only the last few are missing: take them in order instead of waiting for luck.
        const next =
          draw > wanted * 20
            ? invented.find((member) => !chosen.has(member))
            : random.pick(draw % 2 === 0 ? top : invented);
        if (next) chosen.add(next);
      }
      return [persona.id, [...chosen].slice(0, wanted).map((member) => toFollow(random, member))] as const;
    }),
  );
}

function personaAccount(persona: Persona): Account {
  const streams = persona.role === "streamer";
  return {
    id: persona.id,
    login: persona.login,
    displayName: persona.displayName,
    description: streams ? persona.about : "",
    broadcasterType: streams ? "affiliate" : "",
    createdAt: Date.UTC(2019, 4, 17),
    email: persona.email,
    language: "en",
    usualViewers: persona.id === personas.luna.id ? 1400 : streams ? 260 : 0,
    ...(persona.knownFor && { knownFor: persona.knownFor }),
  };
}

/** A member with its habits; the channel shows what it usually does. */
export function toMember(seed: number, account: Account): Member {
  const random = seededRandom(seedFrom(seed, "channel", account.id));
  const streamer = streamerOf(seed, account);
  const [main = CHATTING] = streamer.habits.categories;
  return new Member(account, describeShow(random, account.language, main), streamer);
}

function toFollow(random: Random, member: Member): Follow {
  const accountAgeMs = Date.UTC(2025, 5, 1) - member.account.createdAt;
  // Whole seconds, as Twitch writes them.
  const followedAt =
    member.account.createdAt + random.int(DAY_MS / 1000, Math.floor(accountAgeMs / 1000)) * 1000;
  return { broadcasterId: member.account.id, followedAt };
}

function personaRole(member: Member): Persona["role"] | undefined {
  return personaList.find((persona) => persona.id === member.account.id)?.role;
}

/** Whether somebody has a name in the cast, or is one of the invented. */
export function isPersona(member: Member): boolean {
  return personaRole(member) !== undefined;
}
