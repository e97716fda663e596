"use server";
import { refresh } from "next/cache";
import { getTranslations } from "next-intl/server";
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
    if (input.login !== person.login.toLowerCase()) {
      const t = await getTranslations("chat-own");
      throw new TallyError("unprocessable", t("erase.nothing"), {
        fields: [{ field: "login", message: t("erase.mismatch", { login: person.login }) }],
      });
    }
    // First, so that nothing written in between stays.
    if (input.optOut) await optOut(person);
    await askErasure(person);
    refresh();
  },
});
