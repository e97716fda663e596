"use server";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { followByLogin, importFollows } from "@/lib/broadcasters";
import { followInput } from "@/lib/broadcasters/schema";
import { formAction } from "@/lib/http/action";
import { lookAtNewFollows } from "@/lib/live";

/** Follows one channel inside Tallylight. */
export const follow = formAction({
  input: followInput,
  ask: ({ id }) => ({ action: "following.write", ownerId: id }),
  run: async ({ person, input }) => {
    const { displayName } = await followByLogin(person.id, input.login);
    await lookAtNewFollows(person.id);
    return (await getTranslations("following.form"))("done", { name: displayName });
  },
});

/** Reads one's own follows from Twitch again. Now and then is enough: it happens daily by itself. */
export const importAgain = formAction({
  input: z.object({}),
  ask: ({ id }) => ({ action: "following.write", ownerId: id }),
  rateLimit: { capacity: 3, refillMs: 10 * 60_000 },
  run: async ({ person }) => {
    await importFollows(person.id, { now: new Date() });
    await lookAtNewFollows(person.id);
    return (await getTranslations("following.import"))("done");
  },
});
