import { z } from "zod";

/** The token of a share link, for whoever is not signed in. */
export const clipFileQuery = z.object({ share: z.string().max(100).optional() });
