import type { ReactNode } from "react";
import { currentPerson } from "@/lib/auth";
import { SiteFrame } from "../site-frame";

export default async function SiteLayout({ children }: { children: ReactNode }) {
  return <SiteFrame signedIn={(await currentPerson()) !== null}>{children}</SiteFrame>;
}
