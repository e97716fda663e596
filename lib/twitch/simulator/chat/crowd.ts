import type { Account } from "../core/invent";
import { seedFrom } from "../core/random";
import { personaList } from "../personas";
import { chattersAmong } from "./core/rates";
import type { Room } from "./room";

/** Nobody scrolls further. */
const MOST = 3000;
/** A step that hardly shares a divisor with the number of people: everybody is met before anybody twice. */
const STEP = 7919;
const PERSONAS: ReadonlySet<string> = new Set(personaList.map(({ id }) => id));

/** Lets people come or go until there are as many as the viewers make one expect. The same come to a channel each time. */
export function settle(room: Room, people: readonly Account[]): { came: Account[]; went: Account[] } {
  const { chatters, member } = room;
  const wanted = Math.min(MOST, chattersAmong(member.live?.viewers ?? null));
  const went = [...chatters.values()].slice(wanted);
  for (const { id } of went) chatters.delete(id);
  const came: Account[] = [];
  const start = seedFrom("crowd", room.id) % Math.max(1, people.length);
  for (let step = 0; step < people.length && chatters.size < wanted; step += 1) {
    const account = people[(start + step * STEP) % people.length];
    if (!account || chatters.has(account.id) || PERSONAS.has(account.id) || room.banned.has(account.id))
      continue;
    chatters.set(account.id, account);
    came.push(account);
  }
  return { came, went };
}
