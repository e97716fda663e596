import { env } from "@/lib/env/server";

/** Whether people open this instance over https: then no cookie of ours travels any other way. */
export const isOnHttps = (): boolean => env().APP_URL.startsWith("https:");
