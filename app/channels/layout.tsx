import type { ReactNode } from "react";
import { SignedInFrame } from "../signed-in-frame";

export default function ChannelsLayout({ children }: { children: ReactNode }) {
  return <SignedInFrame area="channels">{children}</SignedInFrame>;
}
