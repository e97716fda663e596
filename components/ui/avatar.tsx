import { avatarUrlFor } from "./avatar-url";
import { cn } from "./class-names";

interface AvatarProps {
  /** Whose it is; the first letter stands in until (or unless) the picture comes. */
  name: string;
  src: string | null;
  /** Edge in CSS px. */
  size?: number;
  className?: string;
}

/** Decorative: the name stands beside it. */
export function Avatar({ name, src, size = 32, className }: AvatarProps) {
  return (
    <span
      aria-hidden
      className={cn(
        "relative inline-flex shrink-0 items-center justify-center overflow-hidden rounded-full bg-raised font-medium text-ink-2 uppercase",
        className,
      )}
      style={{ width: size, height: size, fontSize: size * 0.42 }}
    >
      {name.slice(0, 1)}
      {src && (
        // biome-ignore lint/performance/noImgElement: Twitch serves it in the size we need
        <img
          src={avatarUrlFor(src, size)}
          alt=""
          width={size}
          height={size}
          loading="lazy"
          decoding="async"
          className="absolute inset-0 size-full object-cover"
        />
      )}
    </span>
  );
}
