"use client";
import { useTranslations } from "next-intl";
import { useEffect, useEffectEvent, useRef, useState } from "react";
import type { ChatLine } from "@/lib/chat/schema";
import { lineKey } from "./log-rows";

const EVERY_MS = 15_000;

interface LiveSummaryProps {
  shown: readonly ChatLine[];
  /** While true, nothing is said. */
  quiet: boolean;
}

/**
 * For screen readers: how much was written, now and then. The lines themselves are not announced, because nobody
 * can listen to fifty of them in a second; they are there to be read.
 */
export function LiveSummary({ shown, quiet }: LiveSummaryProps) {
  const t = useTranslations("chat");
  const [words, setWords] = useState("");
  const last = useRef<string | null>(null);
  const summarize = useEffectEvent(() => {
    const newest = shown.at(-1);
    const from =
      last.current === null
        ? shown.length - 1
        : shown.findLastIndex((line) => lineKey(line) === last.current);
    const count = shown.slice(from + 1).filter(({ type }) => type === "message").length;
    last.current = newest ? lineKey(newest) : null;
    setWords(quiet || count === 0 ? "" : t("live.new", { count }));
  });
  useEffect(() => {
    const timer = setInterval(() => summarize(), EVERY_MS);
    return () => clearInterval(timer);
  }, []);
  return (
    <p role="status" className="sr-only">
      {words}
    </p>
  );
}
