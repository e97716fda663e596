import { z } from "zod";

/** GET /api/v1/me: what is kept of the person who asks. */
export const me = z.object({
  id: z.uuid(),
  twitchId: z.string(),
  login: z.string(),
  name: z.string(),
  image: z.string().nullable(),
  email: z.string().nullable(),
  operator: z.boolean(),
  createdAt: z.iso.datetime(),
  signedInAt: z.iso.datetime(),
  /** When the followed channels were last imported from Twitch; null when never yet. */
  followsImportedAt: z.iso.datetime().nullable(),
  /** What the person allowed on Twitch; empty when Twitch has taken it back. */
  scopes: z.array(z.string()),
});
export type Me = z.infer<typeof me>;
