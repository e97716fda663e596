import { parseSetCookie } from "cookie";

/**
 * Signs one of the simulator's people in, as a browser does: to Twitch's page, "Continue as …", and back. From
 * then on whom they follow is followed here. The session itself is thrown away.
 * @throws Error when the app does not let them in
 */
export async function signInAs(login: string, appUrl: string, signal: AbortSignal): Promise<void> {
  const jar = new Map<string, string>();
  const visit = async (address: string, form?: Record<string, string>): Promise<Response> => {
    const response = await fetch(address, {
      headers: { cookie: [...jar].map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join("; ") },
      redirect: "manual",
      signal,
      ...(form && { method: "POST", body: new URLSearchParams(form) }),
    });
    for (const text of response.headers.getSetCookie()) {
      const { name, value } = parseSetCookie(text);
      jar.set(name, value ?? "");
    }
    return response;
  };
  const csrf = (await (await visit(`${appUrl}/api/auth/csrf`)).json()) as { csrfToken: string };
  const begun = await visit(`${appUrl}/api/auth/signin/twitch`, {
    csrfToken: csrf.csrfToken,
    callbackUrl: "/",
  });
  const page = new URL(locationOf(begun));
  const asked = { ...Object.fromEntries(page.searchParams), persona: login };
  const allowed = await visit(`${page.origin}${page.pathname}`, asked);
  const arrived = await visit(locationOf(allowed));
  if (![...jar.keys()].some((name) => name.endsWith("next-auth.session-token"))) {
    throw new Error(`Nobody was signed in: the app answered ${arrived.status}.`);
  }
}

function locationOf(response: Response): string {
  const location = response.headers.get("location");
  if (!location) throw new Error(`${response.url} answered ${response.status} and led nowhere.`);
  return location;
}
