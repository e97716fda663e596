import { redirect } from "next/navigation";
import { authorizePage } from "@/lib/auth";

export default async function AdminPage() {
  await authorizePage(() => ({ action: "sync.read" }));
  redirect("/admin/sync");
}
