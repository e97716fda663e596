import { Avatar } from "@/components/ui/avatar";
import type { Target } from "@/lib/targets/schema";

/** Box art of a category, avatar of a broadcaster. Decorative: the name stands beside it. */
export function TargetPicture({ kind, name, imageUrl }: Pick<Target, "kind" | "name" | "imageUrl">) {
  return kind === "broadcaster" ? <Avatar name={name} src={imageUrl} size={40} /> : <BoxArt url={imageUrl} />;
}

/** The picture of a category in its own shape, three by four. */
function BoxArt({ url }: { url: string | null }) {
  return (
    <span aria-hidden className="inline-block h-12 w-9 shrink-0 overflow-hidden rounded bg-raised">
      {url && (
        // biome-ignore lint/performance/noImgElement: Twitch serves it in the size we need
        <img
          src={url.replace("{width}", "72").replace("{height}", "96")}
          alt=""
          width={36}
          height={48}
          loading="lazy"
          decoding="async"
          className="size-full object-cover"
        />
      )}
    </span>
  );
}
