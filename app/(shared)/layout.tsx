import type { ReactNode } from "react";
import { currentPerson } from "@/lib/auth";
import { AreaTexts } from "../area-texts";
import { SignedInFrame } from "../signed-in-frame";
import { SiteFrame } from "../site-frame";

/** Around what channels put out for everybody: whoever is signed in keeps their frame. */
export default async function SharedLayout({ children }: { children: ReactNode }) {
  if (await currentPerson()) return <SignedInFrame area="shared">{children}</SignedInFrame>;
  return (
    <AreaTexts area="shared">
      <SiteFrame signedIn={false}>{children}</SiteFrame>
    </AreaTexts>
  );
}
