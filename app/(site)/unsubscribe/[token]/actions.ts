"use server";
import { redirect } from "next/navigation";
import { resubscribe, unsubscribe } from "@/lib/deliveries";

const text = (form: FormData, name: string): string => {
  const value = form.get(name);
  return typeof value === "string" ? value.slice(0, 4_000) : "";
};

const pageOf = (token: string, query: Record<string, string> = {}) =>
  `/unsubscribe/${encodeURIComponent(token)}?${new URLSearchParams(query)}`;

/** Ends the mails that the link names: who has the link may, signed in or not. */
export async function endMails(form: FormData): Promise<void> {
  const token = text(form, "token");
  const done = await unsubscribe(token);
  redirect(done ? pageOf(token, { undo: done.undo ?? "" }) : pageOf(token));
}

/** Takes it back within the hour. */
export async function takeBack(form: FormData): Promise<void> {
  const token = text(form, "token");
  redirect(pageOf(token, { back: (await resubscribe(token, text(form, "undo"))) ? "yes" : "no" }));
}
