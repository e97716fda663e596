import type { ReactNode } from "react";
import { StudioNav } from "@/components/studio/studio-nav";
import { currentPerson } from "@/lib/auth";

interface StudioChannelLayoutProps {
  params: Promise<{ login: string }>;
  children: ReactNode;
}

/** The way around one channel's studio. It does not authorise: each page does that itself. */
export default async function StudioChannelLayout({ params, children }: StudioChannelLayoutProps) {
  const { login } = await params;
  const person = await currentPerson();
  return (
    <>
      <StudioNav login={login} own={person?.login === login} />
      {children}
    </>
  );
}
