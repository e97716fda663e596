"use server";
import { refresh } from "next/cache";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { askDeletion, askExport, keepAccount } from "@/lib/account";
import { formAction } from "@/lib/http/action";
import { TallyError } from "@/lib/kernel/errors";

const nothing = z.object({});

export const makeExport = formAction({
  input: nothing,
  ask: () => ({ action: "account.export" }),
  run: async ({ person }) => {
    await askExport(person);
  },
});

export const deleteAccount = formAction({
  input: z.object({
    login: z.string().trim().toLowerCase().max(100),
    eraseChat: z.literal("on").optional(),
    deleteChannel: z.literal("on").optional(),
  }),
  ask: () => ({ action: "account.delete" }),
  run: async ({ person, input }) => {
    if (input.login !== person.login.toLowerCase()) {
      const t = await getTranslations("account.delete");
      throw new TallyError("unprocessable", t("nothing"), {
        fields: [{ field: "login", message: t("mismatch", { login: person.login }) }],
      });
    }
    const { eraseChat, deleteChannel } = input;
    await askDeletion(person, {
      ...{ login: input.login, eraseChat: eraseChat === "on", deleteChannel: deleteChannel === "on" },
    });
    refresh();
  },
});

export const keep = formAction({
  input: nothing,
  ask: () => ({ action: "account.delete" }),
  run: async ({ person }) => {
    await keepAccount(person);
    refresh();
  },
});
