import { crowdOrder } from "../core/crowd-order";
import type { Account } from "../core/invent";
import { personaList } from "../personas";
import { chattersAmong } from "./core/rates";
import type { Room } from "./room";

/** Nobody scrolls further. */
const MOST = 3000;
const PERSONAS: ReadonlySet<string> = new Set(personaList.map(({ id }) => id));

/** Lets people come or go until there are as many as the viewers make one expect. The same come to a channel each time. */
export function settle(room: Room, people: readonly Account[]): { came: Account[]; went: Account[] } {
  const { chatters, member } = room;
  const wanted = Math.min(MOST, chattersAmong(member.live?.viewers ?? null));
  const went = [...chatters.values()].slice(wanted);
  for (const { id } of went) chatters.delete(id);
  const came: Account[] = [];
  if (chatters.size >= wanted) return { came, went };
  for (const account of crowdOrder(room.id, people)) {
    if (chatters.has(account.id) || PERSONAS.has(account.id) || room.banned.has(account.id)) continue;
    chatters.set(account.id, account);
    came.push(account);
    if (chatters.size >= wanted) break;
  }
  return { came, went };
}
