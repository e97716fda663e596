"use client";
import {
  Ban,
  CircleCheck,
  CirclePause,
  Hourglass,
  ListRestart,
  type LucideIcon,
  RotateCw,
} from "lucide-react";
import { useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import type { Standing } from "./standing";

const LOOKS = {
  waiting: { icon: Hourglass, tone: "plain" },
  current: { icon: CircleCheck, tone: "ok" },
  behind: { icon: ListRestart, tone: "accent" },
  retrying: { icon: RotateCw, tone: "warn" },
  paused: { icon: CirclePause, tone: "plain" },
  disabled: { icon: Ban, tone: "danger" },
} as const satisfies Record<Standing, { icon: LucideIcon; tone: string }>;

/** How a publisher stands, in words, by an icon and by colour. */
export function StandingBadge({ standing }: { standing: Standing }) {
  const t = useTranslations("publishers.standing");
  const { icon: Icon, tone } = LOOKS[standing];
  return (
    <Badge tone={tone}>
      <Icon aria-hidden />
      {t(standing)}
    </Badge>
  );
}
