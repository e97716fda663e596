import type { ComponentProps } from "react";
import { cn } from "./class-names";

export const inputLook =
  "h-9 w-full min-w-0 rounded-md border border-line-control bg-surface px-3 text-ink placeholder:text-ink-3 placeholder-shown:text-ellipsis hover:border-ink-3 focus-visible:outline-offset-0 disabled:opacity-50 aria-invalid:border-danger";

export function Input({ className, ...rest }: ComponentProps<"input">) {
  return <input className={cn(inputLook, className)} {...rest} />;
}
