"use client";
import { Search } from "lucide-react";
import dynamic from "next/dynamic";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Bell } from "@/components/notifications/bell";
import { useUnread } from "@/components/notifications/use-inbox";
import type { Theme } from "@/components/theme/theme";
import { SEARCH_SELECTOR, useChord, useHotkey } from "@/components/ui/hotkeys";
import { Kbd } from "@/components/ui/kbd";
import { AccountMenu } from "./account-menu";
import { KeysDialog } from "./keys-dialog";
import { LogoMark } from "./logo";
import type { ShellPerson } from "./shell-person";

// Most visits never open it; its code comes with the first opening.
const CommandPalette = dynamic(() => import("./command-palette").then((module) => module.CommandPalette), {
  ssr: false,
});

interface HeaderProps {
  person: ShellPerson;
  theme: Theme;
  signOut: () => Promise<void>;
}

/** The bar on top: jump anywhere, what is new, who is here. Home of the keys that work on every page. */
export function Header({ person, theme, signOut }: HeaderProps) {
  const t = useTranslations("shell");
  const [palette, setPalette] = useState<"never" | "open" | "closed">("never");
  const [keys, setKeys] = useState(false);
  useChord("k", () => setPalette((now) => (now === "open" ? "closed" : "open")));
  useHotkey("?", () => setKeys(true));
  useHotkey("/", (event) => {
    event.preventDefault();
    const search = document.querySelector<HTMLInputElement>(SEARCH_SELECTOR);
    if (!search) return setPalette("open");
    search.focus();
    search.select();
  });

  return (
    <header className="sticky top-0 z-30 flex h-14 items-center gap-1 border-line border-b bg-canvas/90 px-4 backdrop-blur-sm md:px-6">
      <Link href="/dashboard" className="mr-2 rounded md:hidden">
        <LogoMark lit={useUnread() > 0} />
        <span className="sr-only">Tallylight</span>
      </Link>
      <button
        type="button"
        onClick={() => setPalette("open")}
        className="flex h-9 w-full max-w-72 items-center gap-2.5 rounded-md border border-line bg-surface px-3 text-ink-3 transition-colors hover:border-line-control hover:text-ink-2"
      >
        <Search aria-hidden className="size-4" />
        {t("jump")}
        <span aria-hidden className="ml-auto flex gap-1 max-md:hidden">
          <Kbd>Ctrl</Kbd>
          <Kbd>K</Kbd>
        </span>
      </button>
      <div className="ml-auto flex items-center gap-1 pl-2">
        <Bell />
        <AccountMenu person={person} theme={theme} signOut={signOut} onShowKeys={() => setKeys(true)} />
      </div>
      <KeysDialog open={keys} onOpenChange={setKeys} />
      {palette !== "never" && (
        <CommandPalette
          open={palette === "open"}
          onOpenChange={(open) => setPalette(open ? "open" : "closed")}
          operator={person.operator}
          onShowKeys={() => setKeys(true)}
          signOut={signOut}
        />
      )}
    </header>
  );
}
