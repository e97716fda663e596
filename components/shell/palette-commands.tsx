"use client";
import { useQuery } from "@tanstack/react-query";
import { Keyboard, LogOut, Monitor, Moon, Settings, Sun } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type ReactNode, startTransition } from "react";
import { prepareToSignOut } from "@/components/session/signing-out";
import { chooseTheme } from "@/components/theme/use-theme";
import { Avatar } from "@/components/ui/avatar";
import { LiveLamp } from "@/components/ui/live-lamp";
import { followingQuery, isPartial, sortRows } from "@/lib/broadcasters/queries";
import { DESTINATIONS } from "./destinations";
import type { Rankable } from "./rank";

export interface PaletteCommand extends Rankable {
  id: string;
  group: "pages" | "channels" | "actions";
  label: string;
  icon: ReactNode;
  hint?: ReactNode;
  run: () => void;
}

export interface PaletteActions {
  operator: boolean;
  onShowKeys: () => void;
  signOut: () => Promise<void>;
}

const THEME_ACTIONS = [
  { theme: "dark", icon: <Moon aria-hidden /> },
  { theme: "light", icon: <Sun aria-hidden /> },
  { theme: "system", icon: <Monitor aria-hidden /> },
] as const;

/** Everything the palette can do, in the order shown when nothing is typed. */
export function usePaletteCommands({ operator, onShowKeys, signOut }: PaletteActions): PaletteCommand[] {
  const router = useRouter();
  const t = useTranslations("shell");
  /** What is found by its name or by other words, which the catalogue lists with commas. */
  const named = (label: string, others = "") => ({
    label,
    words: [label.toLowerCase(), ...others.split(", ").filter(Boolean)],
  });
  const pages = DESTINATIONS.filter((destination) => operator || !destination.operators).map(
    ({ href, name, icon: Icon }): PaletteCommand => ({
      id: href,
      group: "pages",
      ...named(t(`destinations.${name}`)),
      icon: <Icon aria-hidden />,
      run: () => router.push(href),
    }),
  );
  const settings: PaletteCommand = {
    id: "/settings",
    group: "pages",
    ...named(t("palette.settings"), t("palette.settingsWords")),
    icon: <Settings aria-hidden />,
    run: () => router.push("/settings"),
  };
  const actions: PaletteCommand[] = [
    ...THEME_ACTIONS.map(({ theme, icon }) => ({
      id: `theme-${theme}`,
      group: "actions" as const,
      ...named(t(`palette.${theme}`), t("palette.themeWords")),
      icon,
      run: () => chooseTheme(theme),
    })),
    {
      id: "keys",
      group: "actions",
      ...named(t("palette.keys"), t("palette.keysWords")),
      icon: <Keyboard aria-hidden />,
      run: onShowKeys,
    },
    {
      id: "sign-out",
      group: "actions",
      ...named(t("palette.signOut"), t("palette.signOutWords")),
      icon: <LogOut aria-hidden />,
      run: () => startTransition(() => prepareToSignOut().then(signOut)),
    },
  ];
  return [...pages, settings, ...useChannelCommands(), ...actions];
}

/** Every followed channel, live ones first; they open on Twitch. */
function useChannelCommands(): PaletteCommand[] {
  const t = useTranslations("shell.palette");
  const { data } = useQuery({
    ...followingQuery(),
    // The page may hold the first rows only; then the rest is asked for as the palette opens.
    staleTime: ({ state }) => (state.data && isPartial(state.data) ? 0 : Number.POSITIVE_INFINITY),
  });
  return sortRows(data?.items ?? []).map(({ id, displayName, login, avatarUrl, live }) => ({
    id: `channel-${id}`,
    group: "channels",
    label: displayName,
    words: [displayName.toLowerCase(), login],
    icon: <Avatar name={displayName} src={avatarUrl} size={24} />,
    hint: live && (
      <>
        <LiveLamp lit label={t("live")} />
        {live.categoryName}
      </>
    ),
    run: () => window.open(`https://twitch.tv/${login}`, "_blank", "noopener"),
  }));
}
