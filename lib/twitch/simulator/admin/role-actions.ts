import { z } from "zod";
import { ROLE_NAMES, type RoleName, TIERS } from "../world/standing";
import type { World } from "../world/world";
import { type Action, action, who } from "./action";

const MOST_HELD = 200_000;

const person = z.strictObject({
  id: z.string().regex(/^\d{1,20}$/),
  login: z.string().regex(/^\w{1,25}$/),
  displayName: z.string().min(1).max(50),
});
const place = z.strictObject({ login: who, role: z.enum(ROLE_NAMES) });
const grant = place.extend({
  /** Somebody whom the world does not know is given whole. */
  who: z.union([who, person]),
  tier: z.enum(TIERS).optional(),
  /** Who gave the subscription; null: nobody knows. */
  giftFrom: who.nullable().optional(),
});

/** Every POST /admin/api/roles/<name>, and people's names. */
export function createRoleActions(world: World): Record<string, Action> {
  const { roles } = world;
  return {
    "roles/grant": action(grant, ({ login, role, who: whom, tier, giftFrom }) => {
      const gift = giftFrom === undefined ? undefined : { from: giftFrom && roles.person(giftFrom) };
      roles.grant(login, role, whom, { tier, ...(gift && { gift: { from: gift.from || null } }) });
    }),
    "roles/revoke": action(place.extend({ who }), (input) =>
      roles.revoke(input.login, input.role, input.who),
    ),
    "roles/fill": action(place.extend({ count: z.number().int().min(0).max(MOST_HELD) }), (input) =>
      roles.fill(input.login, input.role, input.count),
    ),
    "roles/more": action(place, ({ login, role }) => ({ said: oneMore(world, login, role) })),
    "roles/fewer": action(place, ({ login, role }) => ({ said: oneFewer(world, login, role) })),
    "people/rename": action(
      z.strictObject({
        who,
        login: person.shape.login.toLowerCase(),
        displayName: person.shape.displayName.optional(),
      }),
      ({ who: whom, ...name }) => world.rename(whom, name),
    ),
  };
}

/** GET /admin/api/roles?login=: who is what in a channel. */
export function rolesView(world: World, login: string) {
  const { roles } = world;
  const { id } = world.get(login).account;
  return {
    subscribers: roles.list(id, "subscriber").map(({ person: of, standing: { subscription } }) => ({
      ...named(of),
      tier: subscription?.tier,
      gift: Boolean(subscription?.gift),
      giftFrom: subscription?.gift?.from?.login ?? null,
    })),
    vips: roles.list(id, "vip").map(({ person: of }) => named(of)),
    moderators: roles.list(id, "moderator").map(({ person: of }) => named(of)),
  };
}

const named = ({ id, login, displayName }: z.infer<typeof person>) => ({ id, login, displayName });

const CALLED: Record<RoleName, string> = {
  subscriber: "subscribes to",
  vip: "is a VIP of",
  moderator: "moderates for",
};

function oneMore(world: World, login: string, role: RoleName): string {
  const { id, displayName } = world.get(login).account;
  const before = world.roles.list(id, role);
  world.roles.fill(login, role, before.length + 1);
  const known = new Set(before.map(({ person: { id: of } }) => of));
  const added = world.roles.list(id, role).find(({ person: { id: of } }) => !known.has(of));
  return `${added?.person.displayName ?? "Nobody"} ${CALLED[role]} ${displayName} now.`;
}

function oneFewer(world: World, login: string, role: RoleName): string {
  const { id, displayName } = world.get(login).account;
  const last = world.roles.list(id, role).at(-1)?.person;
  if (!last) return `Nobody ${CALLED[role]} ${displayName}.`;
  world.roles.revoke(login, role, last.id);
  return `${last.displayName} no longer ${CALLED[role]} ${displayName}.`;
}
