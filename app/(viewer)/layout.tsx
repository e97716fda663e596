import type { ReactNode } from "react";
import { SignedInFrame } from "../signed-in-frame";

export default function ViewerLayout({ children }: { children: ReactNode }) {
  return <SignedInFrame area="viewer">{children}</SignedInFrame>;
}
