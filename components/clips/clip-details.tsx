"use client";
import { ExternalLink } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Count } from "@/components/ui/count";
import { useFormats } from "@/components/ui/use-formats";
import type { Clip } from "@/lib/clips/schema";
import { lengthText, momentText } from "./length-text";
import { channelClipsPath, momentPath } from "./links";

/** What is known of a clip. `links`: to pages that only those see who are signed in. */
export function ClipDetails({ clip, links }: { clip: Clip; links: boolean }) {
  const t = useTranslations("clips");
  const formats = useFormats();
  const { creator, category, stream, broadcaster } = clip;
  const ofChannel = (param: string, value: string) =>
    `${channelClipsPath(broadcaster.login)}?${new URLSearchParams({ [param]: value })}`;
  return (
    <dl className="grid grid-cols-2 gap-x-4 gap-y-3">
      <Fact name={t("card.views")}>
        <Count value={clip.views} />
      </Fact>
      <Fact name={t("card.length")}>{lengthText(clip.durationMs)}</Fact>
      <Fact name={t("details.creator")}>
        <MaybeLink href={links ? ofChannel("creator", creator.name.toLowerCase()) : null}>
          <bdi>{creator.name}</bdi>
        </MaybeLink>
      </Fact>
      {category?.name && (
        <Fact name={t("details.category")}>
          <MaybeLink href={links ? ofChannel("category", category.id) : null}>
            <bdi>{category.name}</bdi>
          </MaybeLink>
        </Fact>
      )}
      <Fact name={t("details.made")} wide>
        <time dateTime={clip.createdAt}>{formats.exact(Date.parse(clip.createdAt))}</time>
      </Fact>
      {stream && (
        <Fact name={t("details.stream")} wide>
          <MaybeLink href={links ? momentPath(broadcaster.login, stream.id, stream.offsetSeconds) : null}>
            <bdi>{stream.title || t("details.untitled")}</bdi>
          </MaybeLink>
          {stream.offsetSeconds !== null && (
            <span className="block text-ink-2 tabular-nums">
              {t("details.at", { moment: momentText(stream.offsetSeconds) })}
            </span>
          )}
        </Fact>
      )}
      {clip.originalTitle !== null && (
        <Fact name={t("details.original")} wide>
          <bdi>{clip.originalTitle}</bdi>
        </Fact>
      )}
      <Fact name={t("details.twitch")} wide>
        {clip.goneAt ? (
          t("details.goneSince", { time: formats.exact(Date.parse(clip.goneAt)) })
        ) : (
          <a
            href={clip.twitchUrl}
            target="_blank"
            rel="noopener noreferrer"
            className="inline-flex items-center gap-1.5 text-accent hover:underline"
          >
            {t("player.onTwitch")}
            <ExternalLink aria-hidden className="size-3.5" />
          </a>
        )}
      </Fact>
    </dl>
  );
}

function Fact({ name, wide = false, children }: { name: string; wide?: boolean; children: ReactNode }) {
  return (
    <div className={wide ? "col-span-2 min-w-0" : "min-w-0"}>
      <dt className="text-ink-3 text-xs">{name}</dt>
      <dd className="mt-0.5 break-words">{children}</dd>
    </div>
  );
}

function MaybeLink({ href, children }: { href: string | null; children: ReactNode }) {
  if (href === null) return children;
  return (
    <Link href={href} className="rounded text-accent hover:underline">
      {children}
    </Link>
  );
}
