import type { ReactNode } from "react";
import { LiveEdits } from "@/components/studio/live-edits";
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
  const { rights, channelId } = await rightsIn(login);
  return (
    <>
      <StudioNav login={login} rights={rights} />
      {/* Owners hear of all that is theirs wherever they are. */}
      {channelId !== null && rights.manages && !rights.own && (
        <LiveEdits login={login} channelId={channelId} />
      )}
      {children}
    </>
  );
}

async function rightsIn(login: string): Promise<{ rights: StudioRights; channelId: string | null }> {
  const person = await currentPerson();
  // Whoever is not signed in is sent away by the page itself.
  if (!person)
    return { rights: { own: false, operates: false, manages: false, reads: false }, channelId: null };
  // Also of a channel that is not connected yet: its pages say how.
  if (person.login === login)
    return { rights: { own: true, operates: true, manages: true, reads: true }, channelId: null };
  // An operator looks after what the bot does, and reads the chat only where its owner lets them.
  const { channelId, rights } = await channelRights(person, login);
  const { operator } = person;
  return {
    rights: { ...rights, own: false, operates: operator, manages: rights.manages || operator },
    channelId,
  };
}
