"use client";
import { useQuery } from "@tanstack/react-query";
import { Keyboard, LogOut, Monitor, Moon, Settings, Sun } from "lucide-react";
import { useRouter } from "next/navigation";
import { type ReactNode, startTransition } from "react";
import { chooseTheme } from "@/components/theme/use-theme";
import { Avatar } from "@/components/ui/avatar";
import { LiveLamp } from "@/components/ui/live-lamp";
import { followingQuery, isPartial, sortRows } from "@/lib/broadcasters/queries";
import { DESTINATIONS } from "./destinations";
import type { Rankable } from "./rank";

export interface PaletteCommand extends Rankable {
  id: string;
  group: "Pages" | "Channels" | "Actions";
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
  { theme: "dark", label: "Dark theme", icon: <Moon aria-hidden /> },
  { theme: "light", label: "Light theme", icon: <Sun aria-hidden /> },
  { theme: "system", label: "Theme as the system", icon: <Monitor aria-hidden /> },
] as const;

/** Everything the palette can do, in the order shown when nothing is typed. */
export function usePaletteCommands({ operator, onShowKeys, signOut }: PaletteActions): PaletteCommand[] {
  const router = useRouter();
  const pages = DESTINATIONS.filter((destination) => operator || !destination.operators).map(
    ({ href, label, icon: Icon }): PaletteCommand => ({
      id: href,
      group: "Pages",
      label,
      words: [label.toLowerCase()],
      icon: <Icon aria-hidden />,
      run: () => router.push(href),
    }),
  );
  const settings: PaletteCommand = {
    id: "/settings",
    group: "Pages",
    label: "Settings",
    words: ["settings", "preferences", "banner", "account"],
    icon: <Settings aria-hidden />,
    run: () => router.push("/settings"),
  };
  const actions: PaletteCommand[] = [
    ...THEME_ACTIONS.map(({ theme, label, icon }) => ({
      id: `theme-${theme}`,
      group: "Actions" as const,
      label,
      words: [label.toLowerCase(), "appearance"],
      icon,
      run: () => chooseTheme(theme),
    })),
    {
      id: "keys",
      group: "Actions",
      label: "Show the keys",
      words: ["show the keys", "keyboard", "shortcuts", "help"],
      icon: <Keyboard aria-hidden />,
      run: onShowKeys,
    },
    {
      id: "sign-out",
      group: "Actions",
      label: "Sign out",
      words: ["sign out", "log out"],
      icon: <LogOut aria-hidden />,
      run: () => startTransition(signOut),
    },
  ];
  return [...pages, settings, ...useChannelCommands(), ...actions];
}

/** Every followed channel, live ones first; they open on Twitch. */
function useChannelCommands(): PaletteCommand[] {
  const { data } = useQuery({
    ...followingQuery(),
    // The page may hold the first rows only; then the rest is asked for as the palette opens.
    staleTime: ({ state }) => (state.data && isPartial(state.data) ? 0 : Number.POSITIVE_INFINITY),
  });
  return sortRows(data?.items ?? []).map(({ id, displayName, login, avatarUrl, live }) => ({
    id: `channel-${id}`,
    group: "Channels",
    label: displayName,
    words: [displayName.toLowerCase(), login],
    icon: <Avatar name={displayName} src={avatarUrl} size={24} />,
    hint: live && (
      <>
        <LiveLamp lit label="live" />
        {live.categoryName}
      </>
    ),
    run: () => window.open(`https://twitch.tv/${login}`, "_blank", "noopener"),
  }));
}
