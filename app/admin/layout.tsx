import type { ReactNode } from "react";
import { SignedInFrame } from "../signed-in-frame";

export default function AdminLayout({ children }: { children: ReactNode }) {
  return <SignedInFrame area="admin">{children}</SignedInFrame>;
}
