"use server";
import { redirect } from "next/navigation";
import { endCurrentSession } from "@/lib/auth";

/** Signs out: the session is over on the server, whatever happens to the cookie. */
export async function endSession(): Promise<void> {
  await endCurrentSession();
  redirect("/");
}
