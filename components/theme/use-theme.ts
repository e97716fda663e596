"use client";
import { useSyncExternalStore } from "react";
import { COOKIE_SECONDS, cookieText, THEME_COOKIE, type Theme, themeOf } from "./theme";

const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** Changes the look at once and keeps the choice for this browser. */
export function chooseTheme(theme: Theme): void {
  const root = document.documentElement;
  if (theme === "system") delete root.dataset.theme;
  else root.dataset.theme = theme;
  const age = theme === "system" ? 0 : COOKIE_SECONDS;
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every browser yet
  document.cookie = cookieText(THEME_COOKIE, theme, age, location.protocol);
  for (const tell of listeners) tell();
}

/** The theme in use: read from <html>, where the server put it; `rendered` is what that was. */
export function useTheme(rendered: Theme): Theme {
  return useSyncExternalStore(
    subscribe,
    () => themeOf(document.documentElement.dataset.theme),
    () => rendered,
  );
}

const DARK_QUERY = "(prefers-color-scheme: dark)";

function subscribeToShown(listener: () => void): () => void {
  const machine = window.matchMedia(DARK_QUERY);
  machine.addEventListener("change", listener);
  const unsubscribe = subscribe(listener);
  return () => {
    machine.removeEventListener("change", listener);
    unsubscribe();
  };
}

function shownTheme(): "light" | "dark" {
  const chosen = themeOf(document.documentElement.dataset.theme);
  if (chosen !== "system") return chosen;
  return window.matchMedia(DARK_QUERY).matches ? "dark" : "light";
}

/** What is on the screen, "system" resolved. Dark while the server renders, which cannot know the machine. */
export const useShownTheme = (): "light" | "dark" =>
  useSyncExternalStore(subscribeToShown, shownTheme, () => "dark");
