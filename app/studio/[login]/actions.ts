"use server";
import { redirect } from "next/navigation";
import { STREAMER_PERMISSIONS } from "@/components/bot/channel-words";
import { aboutMe, authorizePage, returnPath, scopesToAsk, startSignIn } from "@/lib/auth";

/** Sends the browser to Twitch to allow what the form names, and from there back to the channel's page. */
export async function allowOnTwitch(form: FormData): Promise<void> {
  await allow(form, "");
}

/** The same, and back to the page of roles. */
export async function allowRolesOnTwitch(form: FormData): Promise<void> {
  await allow(form, "/roles");
}

/** What was allowed before is asked for again, because the new token replaces the old one. */
async function allow(form: FormData, part: string): Promise<never> {
  const person = await authorizePage(() => ({ action: "me.read" }));
  const wanted = STREAMER_PERMISSIONS.map(({ scope }) => scope).filter((scope) => form.get(scope) === "on");
  const { scopes } = await aboutMe(person.id);
  redirect(await startSignIn(returnPath(`/studio/${person.login}${part}`), scopesToAsk(scopes, wanted)));
}
