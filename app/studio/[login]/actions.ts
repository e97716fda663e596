"use server";
import { redirect } from "next/navigation";
import { STREAMER_PERMISSIONS } from "@/components/bot/channel-words";
import { aboutMe, authorizePage, returnPath, scopesToAsk, startSignIn } from "@/lib/auth";

/**
 * Sends the browser to Twitch to allow what the form names, and from there back to the channel's page. What
 * was allowed before is asked for again, because the new token replaces the old one.
 */
export async function allowOnTwitch(form: FormData): Promise<void> {
  const person = await authorizePage(() => ({ action: "me.read" }));
  const wanted = STREAMER_PERMISSIONS.map(({ scope }) => scope).filter((scope) => form.get(scope) === "on");
  const { scopes } = await aboutMe(person.id);
  redirect(await startSignIn(returnPath(`/studio/${person.login}`), scopesToAsk(scopes, wanted)));
}
