import { cookies } from "next/headers";
import { isOnHttps } from "@/lib/http/on-https";
import { hashOfToken, SESSION_COOKIES } from "./session-cookie";
import { endSession } from "./sessions";

/** Signs this browser out, in a server action: the session's row is gone and its sockets close. */
export async function endCurrentSession(): Promise<void> {
  const jar = await cookies();
  const secure = isOnHttps();
  for (const name of SESSION_COOKIES) {
    const token = jar.get(name)?.value;
    if (!token) continue;
    await endSession(hashOfToken(token));
    // A browser ignores the order to delete a __Secure- cookie that does not say so itself.
    jar.set(name, "", { maxAge: 0, path: "/", httpOnly: true, sameSite: "lax", secure });
  }
}
