import { z } from "zod";
import type { Controls } from "../controls";
import type { World } from "../world/world";
import { type Action, action, who } from "./action";

const MOST_SEEDED = 100_000;

const channel = z.strictObject({ login: who });
const clip = z.strictObject({ id: z.string().min(1).max(200) });
const count = z.number().int().min(0).max(MOST_SEEDED);

/** Every POST /admin/api/clips/<name>, and recordings. */
export function createClipActions({ world, clipFiles }: Controls): Record<string, Action> {
  const { clips } = world;
  return {
    "clips/make": action(
      channel.extend({
        title: z.string().min(1).max(140).optional(),
        /** ms since the epoch */
        createdAt: z.number().int().optional(),
        stream: z.strictObject({ id: z.string().regex(/^\d+$/), startedAt: z.number().int() }).optional(),
        views: z.number().int().min(0).optional(),
        creator: who.optional(),
      }),
      ({ login, creator, ...wish }) => {
        const made = clips.make(login, {
          ...wish,
          creator: creator === undefined ? undefined : world.get(creator).account,
        });
        return { id: made.id, said: `${made.creator.displayName} made “${made.title}”.` };
      },
    ),
    "clips/seed": action(
      channel.extend({
        count,
        years: z.number().min(0.01).max(20).default(4),
        inOneHour: count.optional(),
        inOneSecond: count.optional(),
      }),
      ({ login, ...heap }) => ({ clips: clips.seed(login, heap) }),
    ),
    "clips/change": action(
      clip.extend({
        title: z.string().min(1).max(140).optional(),
        views: z.number().int().min(0).nullable().optional(),
        thumbnail: z.enum(["there", "gone", "none"]).optional(),
        hasFile: z.boolean().optional(),
        featured: z.boolean().optional(),
      }),
      ({ id, views, ...rest }) => {
        const given = Object.entries({ ...rest, fixedViews: views });
        clips.change(id, Object.fromEntries(given.filter(([, value]) => value !== undefined)));
      },
    ),
    "clips/delete": action(clip, ({ id }) => clips.delete(clips.get(id).id)),
    "clips/delete-newest": action(channel, ({ login }) => ({ said: deleteNewest(world, login) })),
    "clips/empty": action(channel, ({ login }) => clips.empty(login)),
    "clips/limits": action(
      z.strictObject({
        cap: z.number().int().min(1).optional(),
        ignoresSeconds: z.boolean().optional(),
        /** How long addresses of files hold that are given out from now on. */
        fileSeconds: z.number().int().min(0).optional(),
      }),
      ({ cap, ignoresSeconds, fileSeconds }) => {
        if (fileSeconds !== undefined) clipFiles.lifetimeSeconds = fileSeconds;
        if (cap !== undefined) clips.cap = cap;
        if (ignoresSeconds !== undefined) clips.ignoresSeconds = ignoresSeconds;
      },
    ),
    "recordings/delete": action(z.strictObject({ streamId: z.string().regex(/^\d+$/) }), ({ streamId }) =>
      world.deleteRecording(streamId),
    ),
  };
}

function deleteNewest(world: World, login: string): string {
  const { id, displayName } = world.get(login).account;
  const [newest] = world.clips.of(id).sort((a, b) => b.createdAt - a.createdAt);
  if (!newest) return `${displayName} has no clips.`;
  world.clips.delete(newest.id);
  return `“${newest.title}” of ${displayName} is gone.`;
}
