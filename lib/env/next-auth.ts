import { env } from "./server";

/**
 * Tells next-auth where it is: it takes its own address from nowhere but this variable, and without it trusts
 * the Host header of whoever asks. APP_URL stays the one setting.
 */
export function tellNextAuthItsAddress(): void {
  process.env.NEXTAUTH_URL = new URL("/api/auth", env().APP_URL).href;
}
