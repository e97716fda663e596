"use server";
import { refresh } from "next/cache";
import { cookies } from "next/headers";
import { z } from "zod";
import { COOKIE_SECONDS, THEME_COOKIE, themeOf } from "@/components/theme/theme";
import { formAction } from "@/lib/http/action";
import { updateSettings } from "@/lib/notifications";

/** A checkbox that is off is not in the form at all. */
const checkbox = z
  .literal("on")
  .optional()
  .transform((value) => value === "on");

export const saveNotificationSettings = formAction({
  input: z.object({ bannerEnabled: checkbox, inAppEnabled: checkbox }),
  ask: () => ({ action: "me.update" }),
  run: async ({ person, input }) => {
    await updateSettings(person.id, input);
    refresh();
  },
});

/** Keeps the theme for this browser; the way for pages without JavaScript. */
export async function saveTheme(form: FormData): Promise<void> {
  const theme = themeOf(form.get("theme"));
  const jar = await cookies();
  if (theme === "system") jar.delete(THEME_COOKIE);
  else jar.set(THEME_COOKIE, theme, { path: "/", maxAge: COOKIE_SECONDS, sameSite: "lax" });
}
