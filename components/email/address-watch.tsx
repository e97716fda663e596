"use client";
import { useRouter } from "next/navigation";
import { isAboutAddress } from "@/lib/email/queries";
import { useRealtimeEvents } from "@/lib/realtime/client";

/** Renders the page anew when something becomes of the address that mail goes to. Shows nothing. */
export function AddressWatch() {
  const router = useRouter();
  useRealtimeEvents((events) => {
    if (events.some(isAboutAddress)) router.refresh();
  });
  return null;
}
