"use server";
import { refresh } from "next/cache";
import { z } from "zod";
import { askErasure, optIn, optOut } from "@/lib/chat";
import { formAction } from "@/lib/http/action";
import { TallyError } from "@/lib/kernel/errors";

export const saveOptOut = formAction({
  input: z.object({ optOut: z.enum(["yes", "no"]) }),
  ask: () => ({ action: "chat.own" }),
  run: async ({ person, input }) => {
    await (input.optOut === "yes" ? optOut(person) : optIn(person));
    refresh();
  },
});

export const eraseOwn = formAction({
  input: z.object({ login: z.string().trim().toLowerCase().max(100), optOut: z.literal("on").optional() }),
  ask: () => ({ action: "chat.own" }),
  run: async ({ person, input }) => {
    if (input.login !== person.login.toLowerCase())
      throw new TallyError("unprocessable", "Nothing was erased.", {
        fields: [
          { field: "login", message: `must be ${person.login}, letter by letter. Nothing was erased.` },
        ],
      });
    // First, so that nothing written in between stays.
    if (input.optOut) await optOut(person);
    await askErasure(person);
    refresh();
  },
});
