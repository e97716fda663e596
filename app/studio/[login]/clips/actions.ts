"use server";
import { redirect } from "next/navigation";
import { studioClipsPath } from "@/components/clips/links";
import { aboutMe, authorizePage, returnPath, scopesToAsk, startSignIn } from "@/lib/auth";
import { archiveStatus } from "@/lib/clips";

/** Sends the browser to Twitch to allow what keeping videos needs, with what was allowed before, and back here. */
export async function allowClipFiles(): Promise<void> {
  const person = await authorizePage(() => ({ action: "me.read" }));
  const [{ scopes }, { missingScopes }] = await Promise.all([
    aboutMe(person.id),
    archiveStatus(person, person.login),
  ]);
  const back = returnPath(studioClipsPath(person.login));
  redirect(await startSignIn(back, scopesToAsk(scopes, missingScopes)));
}
