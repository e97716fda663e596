"use server";
import { redirect } from "next/navigation";
import { confirmAddress } from "@/lib/email";

/** Confirms the address of a link: who could read the mail may, signed in or not. */
export async function confirm(form: FormData): Promise<void> {
  const token = form.get("token");
  const address = typeof token === "string" ? await confirmAddress(token, new Date()) : null;
  redirect(`/confirm-address/${address === null ? "used" : "done"}`);
}
