import { parseSetCookie } from "cookie";
import { cookies } from "next/headers";
import { beginSignIn } from "./sign-in";

/**
 * Begins a sign-in from a server action and says the address at Twitch to send the browser to; afterwards the
 * person arrives at `next`, a path of this site. `scopes`: what they are asked to allow; a viewer's when left out. Works without JavaScript, and without the request for a
 * CSRF token that a second tab could overtake: Next has checked the action's origin.
 */
export async function startSignIn(next: string, scopes?: readonly string[]): Promise<string> {
  const jar = await cookies();
  const present = Object.fromEntries(jar.getAll().map(({ name, value }) => [name, value]));
  const { location, setCookies } = await beginSignIn(present, next, scopes);
  for (const text of setCookies) {
    const { name, value, ...attributes } = parseSetCookie(text);
    jar.set(name, value ?? "", attributes);
  }
  return location;
}
