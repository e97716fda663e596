"use server";
import { cookies } from "next/headers";
import { COOKIE_SECONDS, THEME_COOKIE, themeOf } from "@/components/theme/theme";
import { isOnHttps } from "@/lib/http/on-https";

/** Keeps the theme for this browser; the way for pages without JavaScript. */
export async function saveTheme(form: FormData): Promise<void> {
  const theme = themeOf(form.get("theme"));
  const jar = await cookies();
  if (theme === "system") jar.delete(THEME_COOKIE);
  else
    jar.set(THEME_COOKIE, theme, { path: "/", maxAge: COOKIE_SECONDS, sameSite: "lax", secure: isOnHttps() });
}
