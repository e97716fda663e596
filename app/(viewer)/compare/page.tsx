import type { Metadata } from "next";
import { ComparePage } from "@/components/history/compare-page";
import { authorizePage } from "@/lib/auth";

export const metadata: Metadata = { title: "Compare" };

export default async function CompareRoute() {
  await authorizePage(() => ({ action: "history.read" }));
  return <ComparePage />;
}
