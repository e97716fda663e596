"use client";
import { Clapperboard, Keyboard, LogOut, Monitor, Moon, Settings, Sun } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useRef } from "react";
import { SignOutForm } from "@/components/session/sign-out-form";
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

/** Who is signed in, how it looks, and the way out. */
export function AccountMenu({ person, theme, signOut, onShowKeys }: AccountMenuProps) {
  const t = useTranslations("shell.account");
  const chosen = useTheme(theme);
  const form = useRef<HTMLFormElement>(null);
  return (
    <>
      {/* Outside the menu: closing the menu would take the form away before it is sent. */}
      <SignOutForm ref={form} signOut={signOut} hidden />
      <Menu>
        <MenuTrigger aria-label={t("label", { name: person.name })} className="ml-1 rounded-full">
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
              {t("studio")}
            </Link>
          </MenuItem>
          <MenuItem asChild>
            <Link href="/settings">
              <Settings aria-hidden />
              {t("settings")}
            </Link>
          </MenuItem>
          <MenuItem onSelect={onShowKeys}>
            <Keyboard aria-hidden />
            {t("keyboard")}
          </MenuItem>
          <MenuSeparator />
          <MenuLabel>{t("appearance")}</MenuLabel>
          {THEMES.map((choice) => {
            const Icon = ICONS[choice];
            return (
              <MenuItem key={choice} onSelect={() => chooseTheme(choice)}>
                <Icon aria-hidden />
                {t(choice)}
                {choice === chosen && <span className="ml-auto text-accent text-xs">{t("inUse")}</span>}
              </MenuItem>
            );
          })}
          <MenuSeparator />
          <MenuItem onSelect={() => form.current?.requestSubmit()}>
            <LogOut aria-hidden />
            {t("signOut")}
          </MenuItem>
        </MenuContent>
      </Menu>
    </>
  );
}
