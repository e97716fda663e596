"use client";
import { Clapperboard, Keyboard, LogOut, Monitor, Moon, Settings, Sun } from "lucide-react";
import Link from "next/link";
import { useRef } from "react";
import { THEMES, type Theme } from "@/components/theme/theme";
import { chooseTheme, useTheme } from "@/components/theme/use-theme";
import { Avatar } from "@/components/ui/avatar";
import { Menu, MenuContent, MenuItem, MenuLabel, MenuSeparator, MenuTrigger } from "@/components/ui/menu";
import type { ShellPerson } from "./shell-person";

interface AccountMenuProps {
  person: ShellPerson;
  theme: Theme;
  signOut: () => Promise<void>;
  onShowKeys: () => void;
}

const ICONS = { system: Monitor, light: Sun, dark: Moon };
const NAMES = { system: "As the system", light: "Light", dark: "Dark" };

/** Who is signed in, how it looks, and the way out. */
export function AccountMenu({ person, theme, signOut, onShowKeys }: AccountMenuProps) {
  const chosen = useTheme(theme);
  const form = useRef<HTMLFormElement>(null);
  return (
    <>
      {/* Outside the menu: closing the menu would take the form away before it is sent. */}
      <form ref={form} action={signOut} hidden />
      <Menu>
        <MenuTrigger aria-label={`Account: ${person.name}`} className="ml-1 rounded-full">
          <Avatar name={person.name} src={person.image} size={32} />
        </MenuTrigger>
        <MenuContent>
          <MenuLabel className="flex flex-col gap-0.5">
            <span className="font-medium text-ink text-sm">{person.name}</span>
            <span>{person.login}</span>
          </MenuLabel>
          <MenuSeparator />
          <MenuItem asChild>
            <Link href="/studio">
              <Clapperboard aria-hidden />
              Studio
            </Link>
          </MenuItem>
          <MenuItem asChild>
            <Link href="/settings">
              <Settings aria-hidden />
              Settings
            </Link>
          </MenuItem>
          <MenuItem onSelect={onShowKeys}>
            <Keyboard aria-hidden />
            Keyboard
          </MenuItem>
          <MenuSeparator />
          <MenuLabel>Appearance</MenuLabel>
          {THEMES.map((choice) => {
            const Icon = ICONS[choice];
            return (
              <MenuItem key={choice} onSelect={() => chooseTheme(choice)}>
                <Icon aria-hidden />
                {NAMES[choice]}
                {choice === chosen && <span className="ml-auto text-accent text-xs">in use</span>}
              </MenuItem>
            );
          })}
          <MenuSeparator />
          <MenuItem onSelect={() => form.current?.requestSubmit()}>
            <LogOut aria-hidden />
            Sign out
          </MenuItem>
        </MenuContent>
      </Menu>
    </>
  );
}
