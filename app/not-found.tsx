import type { Metadata } from "next";
import { DeadEnd } from "@/components/landing/dead-end";

export const metadata: Metadata = { title: "Not found" };

export default function NotFound() {
  return (
    <DeadEnd title="There is no such page">It may have moved, or the address has a typing mistake.</DeadEnd>
  );
}
