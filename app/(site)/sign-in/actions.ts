"use server";
import { redirect } from "next/navigation";
import { returnPath, startSignIn } from "@/lib/auth";

/** Sends the browser to Twitch, and from there back to `next`. */
export async function beginSignIn(form: FormData): Promise<void> {
  const next = form.get("next");
  redirect(await startSignIn(returnPath(typeof next === "string" ? next : undefined)));
}
