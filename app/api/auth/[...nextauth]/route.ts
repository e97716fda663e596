import { getLocale } from "next-intl/server";
import { keepFirstLocale } from "@/lib/auth";
import { handleAuthRequest } from "@/lib/auth/handle-auth-request";
import { heedGrants } from "@/lib/bot";
import { importAfterSignIn } from "@/lib/broadcasters";
import { lookAtNewFollows } from "@/lib/live";
import { heedRoleGrants } from "@/lib/roles";

interface Context {
  params: Promise<{ nextauth: string[] }>;
}

/**
 * What they allowed counts, and the first dashboard is full: whom they follow, and who of them is on air.
 * Mails speak the language of the browser they signed in with first.
 */
async function afterSignIn(userId: string): Promise<void> {
  await keepFirstLocale(userId, await getLocale());
  await heedGrants(userId);
  await heedRoleGrants(userId);
  await importAfterSignIn(userId);
  await lookAtNewFollows(userId);
}

const handle = async (request: Request, { params }: Context) =>
  handleAuthRequest(request, (await params).nextauth, afterSignIn);

export { handle as GET, handle as POST };
