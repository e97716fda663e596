import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { realtimeCursor } from "@/app/realtime-cursor";
import { Dashboard } from "@/components/dashboard/dashboard";
import { authorizePage } from "@/lib/auth";
import { listFollowing } from "@/lib/broadcasters";
import { FIRST_ROWS } from "@/lib/broadcasters/queries";
import { follow } from "../following/actions";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("dashboard");
  return { title: t("title") };
}

export default async function DashboardPage() {
  const person = await authorizePage(({ id }) => ({ action: "following.read", ownerId: id }));
  await realtimeCursor();
  const readAt = Date.now();
  const page = await listFollowing(person.id, { limit: FIRST_ROWS });
  return <Dashboard first={{ page, readAt }} follow={follow} />;
}
