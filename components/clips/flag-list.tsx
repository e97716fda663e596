"use client";
import Link from "next/link";
import type { ClipFlag } from "@/lib/clips/schema";
import { ClipPicture } from "./clip-picture";
import { useFlagWords } from "./use-flag-words";

interface FlagListProps {
  flags: readonly ClipFlag[];
  hrefOf: (id: string) => string;
}

/** Clips that begin near each other, to choose one. */
export function FlagList({ flags, hrefOf }: FlagListProps) {
  const wordsOf = useFlagWords();
  return (
    <ul className="max-h-72 overflow-y-auto p-1">
      {flags.map((flag) => (
        <li key={flag.id}>
          <Link
            href={hrefOf(flag.id)}
            prefetch={false}
            className="flex items-center gap-3 rounded p-1.5 hover:bg-raised focus-visible:outline-offset-[-2px]"
          >
            <span className="w-20 shrink-0 overflow-hidden rounded">
              <ClipPicture src={flag.thumbnailUrl} />
            </span>
            <span className="min-w-0 text-xs">
              <bdi className="line-clamp-2 font-medium">{flag.title}</bdi>
              <span className="block truncate text-ink-2 tabular-nums">{wordsOf(flag)}</span>
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
