import type { Metadata } from "next";
import { DeadEnd } from "@/components/landing/dead-end";

export const metadata: Metadata = { title: "Not for you" };

export default function Forbidden() {
  return (
    <DeadEnd title="This page is for operators">
      You are signed in, but not as somebody who runs this Tallylight. Its operators are named in the
      configuration.
    </DeadEnd>
  );
}
