"use client";
import { useEffect } from "react";
import { useUnread } from "@/components/notifications/use-inbox";
import { tabTitle } from "./words";

/** Lights the tab's title and icon while something is unread. */
export function TabLamp() {
  const unread = useUnread();
  useEffect(() => {
    const light = () => {
      const title = tabTitle(document.title, unread);
      if (document.title !== title) document.title = title;
      const icon = document.querySelector<HTMLLinkElement>("link[rel=icon]");
      const href = unread > 0 ? "/lamp-on.svg" : "/lamp-off.svg";
      if (icon && icon.getAttribute("href") !== href) icon.setAttribute("href", href);
    };
    light();
    // Each page brings a title of its own, some of them a moment after the navigation.
    const observer = new MutationObserver(light);
    observer.observe(document.head, { childList: true, subtree: true, characterData: true });
    return () => observer.disconnect();
  }, [unread]);
  return null;
}
