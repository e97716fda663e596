import { faultOf } from "../faults/spoil";
import type { Fault } from "../schema";
import { byViewers, type OnAir } from "../world/live-ranking";
import type { Member } from "../world/member";
import type { World } from "../world/world";
import { pageOf } from "./paging";
import { malformed } from "./refusal";
import { type HelixAnswer, type HelixRequest, valuesOf } from "./request";
import { streamRow } from "./rows";
import { shifted } from "./shift";

/**
 * Get Streams: who is on air, most viewers first. Channels off air and unknown ones are simply absent.
 * user_id and user_login are united, game_id and language narrow the result down; Twitch's own
 * documentation is silent on mixing them, this is what its command line mock does.
 */
export function getStreams(request: HelixRequest): HelixAnswer {
  const { query, world, faults, publicUrl } = request;
  const type = query.get("type") ?? "all";
  if (type !== "all" && type !== "live") throw malformed("type", 'the value must be "all" or "live"');
  const ids = valuesOf(query, "user_id");
  const logins = valuesOf(query, "user_login");
  const categories = new Set(valuesOf(query, "game_id"));
  const languages = new Set(valuesOf(query, "language"));
  const named = ids.length + logins.length > 0;
  const onAir = named
    ? onAirOf(findAll(world, ids, logins), momentOf(request.now, faults), world).sort(byViewers)
    : everybody(request, categories);
  const wanted = onAir.filter(
    ({ member, live }) =>
      (categories.size === 0 || categories.has(live.categoryId)) &&
      (languages.size === 0 || languages.has(member.account.language)),
  );
  const moved = faultOf(faults, "shifting-pages") ? shifted(wanted, world.seed, request.now) : wanted;
  const page = pageOf(moved, "streams", query, faults);
  return { data: page.items.map((entry) => streamRow(entry, publicUrl)), pagination: page.pagination };
}

/** Those of the members that an answer given now shows as live, in no order. Undefined moment: as it is. */
export function onAirOf(members: Iterable<Member>, moment: number | undefined, world: World): OnAir[] {
  const onAir: OnAir[] = [];
  for (const member of members) {
    const live = moment === undefined ? member.live : member.liveAt(moment);
    if (live && !world.takeHidden(member.account.id)) onAir.push({ member, live });
  }
  return onAir;
}

/** As of when a stale answer is; undefined for a fresh one. */
export function momentOf(now: number, faults: readonly Fault[]): number | undefined {
  const stale = faultOf(faults, "stale");
  return stale && now - stale.seconds * 1000;
}

function everybody({ world, now, faults }: HelixRequest, categories: ReadonlySet<string>): readonly OnAir[] {
  const moment = momentOf(now, faults);
  if (moment !== undefined) return onAirOf(world.members(), moment, world).sort(byViewers);
  const [only] = categories;
  const ranked =
    only !== undefined && categories.size === 1 ? world.ranking.inCategory(only) : world.ranking.all();
  return world.hidesAny ? ranked.filter(({ member }) => !world.takeHidden(member.account.id)) : ranked;
}

function findAll(world: World, ids: readonly string[], logins: readonly string[]): Set<Member> {
  const found = new Set<Member>();
  for (const id of ids) {
    const member = world.findById(id);
    if (member) found.add(member);
  }
  for (const login of logins) {
    const member = world.findByLogin(login);
    if (member) found.add(member);
  }
  return found;
}
