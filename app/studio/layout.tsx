import type { ReactNode } from "react";
import { SignedInFrame } from "../signed-in-frame";

export default function StudioLayout({ children }: { children: ReactNode }) {
  return <SignedInFrame area="studio">{children}</SignedInFrame>;
}
