import type { ReactNode } from "react";
import { StudioNav, type StudioRights } from "@/components/studio/studio-nav";
import { currentPerson } from "@/lib/auth";
import { channelRights } from "@/lib/chat";

interface StudioChannelLayoutProps {
  params: Promise<{ login: string }>;
  children: ReactNode;
}

/** The way around one channel's studio. It does not authorise: each page does that itself. */
export default async function StudioChannelLayout({ params, children }: StudioChannelLayoutProps) {
  const { login } = await params;
  return (
    <>
      <StudioNav login={login} rights={await rightsIn(login)} />
      {children}
    </>
  );
}

async function rightsIn(login: string): Promise<StudioRights> {
  const person = await currentPerson();
  // Whoever is not signed in is sent away by the page itself.
  if (!person) return { own: false, operates: false, manages: false, reads: false };
  // Also of a channel that is not connected yet: its pages say how.
  if (person.login === login) return { own: true, operates: true, manages: true, reads: true };
  // An operator looks after what the bot does, and reads the chat only where its owner lets them.
  const { reads, manages } = await channelRights(person, login);
  return { own: false, operates: person.operator, manages: manages || person.operator, reads };
}
