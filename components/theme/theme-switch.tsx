"use client";
import { Monitor, Moon, Sun } from "lucide-react";
import { useTranslations } from "next-intl";
import { SegmentedControl } from "@/components/ui/segmented-control";
import type { Theme } from "./theme";
import { chooseTheme, useTheme } from "./use-theme";

const SEGMENTS = [
  { value: "system", icon: <Monitor aria-hidden /> },
  { value: "light", icon: <Sun aria-hidden /> },
  { value: "dark", icon: <Moon aria-hidden /> },
] as const;

/** Chooses the theme: at once with JavaScript, through the form around it without. */
export function ThemeSwitch({ rendered }: { rendered: Theme }) {
  const t = useTranslations("theme");
  return (
    <SegmentedControl<Theme>
      legend={t("appearance")}
      name="theme"
      segments={SEGMENTS.map((segment) => ({ ...segment, label: t(segment.value) }))}
      value={useTheme(rendered)}
      onChange={chooseTheme}
    />
  );
}
