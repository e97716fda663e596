"use client";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { percent } from "@/components/charts/paths";
import type { ValueAxis } from "@/components/charts/value-axis";
import { FlagList } from "@/components/clips/flag-list";
import { FlagTip } from "@/components/clips/flag-tip";
import { momentText } from "@/components/clips/length-text";
import { clipPath } from "@/components/clips/links";
import { streamPlace } from "@/components/clips/place";
import { cn } from "@/components/ui/class-names";
import { Popover, PopoverContent, PopoverTrigger } from "@/components/ui/popover";
import type { ClipFlag } from "@/lib/clips/schema";
import type { StreamDetail } from "@/lib/streams/schema";
import { type FlagGroup, flagGroups, heightAt } from "./flag-groups";

interface ClipFlagsProps {
  stream: StreamDetail;
  flags: readonly ClipFlag[];
  xOf: (at: number) => number;
  y: ValueAxis;
}

/** A flag at the moment of each clip, on the curve. One leads to its clip; one for several opens a list of them. */
export function ClipFlags({ stream, flags, xOf, y }: ClipFlagsProps) {
  const t = useTranslations("clips");
  const groups = flagGroups(flags, Date.parse(stream.startedAt), xOf);
  const place = streamPlace(stream.broadcaster.login, stream.id);
  return (
    <ul aria-label={t("flags.label")} className="contents">
      {groups.map((group) => {
        const [first] = group.flags;
        const height = Math.min(0.9, (heightAt(stream.curve.points, group.at) ?? 0) / y.top);
        return (
          first && (
            <li
              key={first.id}
              className="absolute z-1 h-6 w-5 -translate-x-1"
              style={{ left: percent(group.x), bottom: percent(height) }}
            >
              {group.flags.length === 1 ? (
                <FlagTip flag={first}>
                  <Link href={clipPath(first.id, place)} prefetch={false} className={FLAG}>
                    <Cloth />
                    <span className="sr-only">
                      {t("flags.one", { title: first.title, moment: momentText(first.offsetSeconds) })}
                    </span>
                  </Link>
                </FlagTip>
              ) : (
                <Several group={group} hrefOf={(id) => clipPath(id, place)} />
              )}
            </li>
          )
        );
      })}
    </ul>
  );
}

const FLAG = "group relative block size-full rounded-sm";

function Several({ group, hrefOf }: { group: FlagGroup; hrefOf: (id: string) => string }) {
  const t = useTranslations("clips");
  const count = group.flags.length;
  const moment = momentText(group.flags[0]?.offsetSeconds ?? 0);
  return (
    <Popover>
      <PopoverTrigger
        aria-label={t("flags.several", { count, moment })}
        title={t("flags.several", { count, moment })}
        className={FLAG}
      >
        <Cloth count={count} />
      </PopoverTrigger>
      <PopoverContent align="center" aria-label={t("flags.several", { count, moment })} className="w-80">
        <FlagList flags={group.flags} hrefOf={hrefOf} />
      </PopoverContent>
    </Popover>
  );
}

/** The pole, and the flag at its top. */
function Cloth({ count }: { count?: number }) {
  return (
    <>
      <span aria-hidden className="absolute bottom-0 left-1 h-full w-px bg-ink-2 group-hover:bg-accent" />
      <span
        aria-hidden
        className={cn(
          "absolute top-0 left-1 flex h-3.5 min-w-3.5 items-center justify-center rounded-r-sm bg-accent px-0.5 font-medium text-[0.625rem] text-on-accent leading-none tabular-nums group-hover:bg-accent-strong",
          !count && "[clip-path:polygon(0_0,100%_50%,0_100%)]",
        )}
      >
        {count}
      </span>
    </>
  );
}
