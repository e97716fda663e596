import type { ReactNode } from "react";
import { DeletionStrip } from "@/components/account/deletion-strip";
import { AlertStrip } from "@/components/alerts/alert-strip";
import { AddressStrip } from "@/components/email/address-strip";
import type { Theme } from "@/components/theme/theme";
import { BottomBar } from "./bottom-bar";
import { Header } from "./header";
import { OfflineStrip } from "./offline-strip";
import { Rail } from "./rail";
import type { ShellPerson } from "./shell-person";
import { SkipLink } from "./skip-link";

interface AppShellProps {
  person: ShellPerson;
  theme: Theme;
  signOut: () => Promise<void>;
  /** The address that refused mail to the person, if it did. */
  troubledAddress: string | null;
  /** When the account will be deleted, if its owner asked for that. */
  deletedAt: string | null;
  children: ReactNode;
}

/** What stands around every page of somebody signed in. */
export function AppShell({ person, theme, signOut, troubledAddress, deletedAt, children }: AppShellProps) {
  return (
    <div className="flex min-h-dvh">
      <SkipLink />
      <Rail operator={person.operator} />
      <div className="flex min-w-0 flex-1 flex-col max-md:pb-14">
        <Header person={person} theme={theme} signOut={signOut} />
        <AlertStrip operator={person.operator} />
        <AddressStrip address={troubledAddress} />
        <DeletionStrip dueAt={deletedAt} />
        <main id="content" tabIndex={-1} className="flex-1 outline-none">
          {children}
        </main>
      </div>
      <BottomBar operator={person.operator} />
      <OfflineStrip />
    </div>
  );
}
