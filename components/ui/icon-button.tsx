import { Button, type ButtonProps } from "./button";
import { cn } from "./class-names";
import { Tooltip } from "./tooltip";

interface IconButtonProps extends ButtonProps {
  /** What it does: read by screen readers and shown on hover and focus. */
  label: string;
  /** The key that does the same, shown in the tooltip. */
  hotkey?: string;
}

/** A square button with an icon and no words. */
export function IconButton({ label, hotkey, size = "medium", className, ...rest }: IconButtonProps) {
  return (
    <Tooltip text={label} {...(hotkey ? { hotkey } : {})}>
      <Button
        look="quiet"
        size={size}
        aria-label={label}
        className={cn(size === "small" ? "w-7 px-0" : size === "large" ? "w-11 px-0" : "w-9 px-0", className)}
        {...rest}
      />
    </Tooltip>
  );
}
