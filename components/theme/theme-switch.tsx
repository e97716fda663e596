"use client";
import { Monitor, Moon, Sun } from "lucide-react";
import { SegmentedControl } from "@/components/ui/segmented-control";
import type { Theme } from "./theme";
import { chooseTheme, useTheme } from "./use-theme";

const SEGMENTS = [
  { value: "system", label: "System", icon: <Monitor aria-hidden /> },
  { value: "light", label: "Light", icon: <Sun aria-hidden /> },
  { value: "dark", label: "Dark", icon: <Moon aria-hidden /> },
] as const;

/** Chooses the theme: at once with JavaScript, through the form around it without. */
export function ThemeSwitch({ rendered }: { rendered: Theme }) {
  return (
    <SegmentedControl<Theme>
      legend="Appearance"
      name="theme"
      segments={SEGMENTS}
      value={useTheme(rendered)}
      onChange={chooseTheme}
    />
  );
}
