"use client";
import { useEffect } from "react";
import { COOKIE_SECONDS, cookieText, ZONE_COOKIE } from "@/components/theme/theme";
import { useTimeZone } from "@/components/ui/clock";

/** Tells the server the browser's time zone for the next page. */
export function RememberZone() {
  const zone = useTimeZone();
  useEffect(() => {
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every browser yet
    document.cookie = cookieText(ZONE_COOKIE, zone, COOKIE_SECONDS, location.protocol);
  }, [zone]);
  return null;
}
