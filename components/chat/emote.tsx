"use client";
import { useEffect, useRef, useState } from "react";
import { useShownTheme } from "@/components/theme/use-theme";
import { cn } from "@/components/ui/class-names";

/** Pictures that did not come: whoever scrolls back to one sees its name at once, without another try. */
const missing = new Set<string>();

/** Twitch's picture of an emote (dev.twitch.tv/docs/chat/irc, "emotes" tag), `scale` times 28 px high. */
const emoteUrl = (id: string, theme: "light" | "dark", scale: 1 | 2) =>
  `https://static-cdn.jtvnw.net/emoticons/v2/${encodeURIComponent(id)}/default/${theme}/${scale}.0`;

interface EmoteProps {
  id: string;
  name: string;
  /** Found by a search. */
  lit?: boolean;
  /** Draws it no higher than the text around and leaves its name to the words beside it, for lists of emotes. */
  small?: boolean;
}

/** An emote, or its name where the picture does not come. */
export function Emote({ id, name, lit = false, small = false }: EmoteProps) {
  const theme = useShownTheme();
  const [failed, setFailed] = useState(() => missing.has(id));
  const picture = useRef<HTMLImageElement>(null);
  const fail = () => {
    missing.add(id);
    setFailed(true);
  };
  // One that failed before the page was alive told nobody.
  useEffect(() => {
    if (picture.current?.complete && picture.current.naturalWidth === 0) fail();
  });
  if (failed && small) return null;
  if (failed) return lit ? <Lit>{name}</Lit> : name;
  const size = small ? 20 : 28;
  return (
    // biome-ignore lint/performance/noImgElement: Twitch serves it in the size we need
    <img
      ref={picture}
      src={emoteUrl(id, theme, 1)}
      srcSet={`${emoteUrl(id, theme, 1)} 1x, ${emoteUrl(id, theme, 2)} 2x`}
      alt={small ? "" : name}
      title={name}
      height={size}
      loading="lazy"
      decoding="async"
      referrerPolicy="no-referrer"
      onError={fail}
      className={cn(
        "inline-block w-auto align-middle",
        small ? "h-5 min-w-5" : "-my-1 h-7 min-w-7",
        lit && "rounded outline-2 outline-accent",
      )}
    />
  );
}

/** What was looked for. */
export function Lit({ children }: { children: string }) {
  return <mark className="rounded-xs bg-warn-soft px-px text-ink underline decoration-warn">{children}</mark>;
}
