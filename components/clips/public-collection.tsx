import { useTranslations } from "next-intl";
import { Avatar } from "@/components/ui/avatar";
import { Page } from "@/components/ui/page";
import type { Clip, ClipCollection } from "@/lib/clips/schema";
import { ClipCard } from "./clip-card";
import { ClipPlayer } from "./clip-player";

interface PublicCollectionProps {
  collection: ClipCollection;
  clips: readonly Clip[];
  /** The one that is watched: the address names it. */
  watched: Clip | undefined;
  host: string;
  /** What the address says of where these clips begin; "": with the first. */
  after: string;
  /** Where the next begin; null: there are no more. */
  next: string | null;
}

/** A collection for whoever was given its address and is not signed in: links and a player, and nothing to change. */
export function PublicCollection({ collection, clips, watched, host, after, next }: PublicCollectionProps) {
  const t = useTranslations("clips");
  const { broadcaster } = collection;
  const toClip = (clip: string) => `?${new URLSearchParams({ ...(after && { after }), clip })}`;
  return (
    <Page
      title={collection.name}
      picture={<Avatar name={broadcaster.displayName} src={broadcaster.avatarUrl} size={40} />}
      summary={
        <>
          {broadcaster.displayName} · {t("list.count", { count: collection.clips })}
        </>
      }
    >
      {collection.description && (
        <p className="mb-4 max-w-2xl whitespace-pre-line text-pretty text-ink-2">{collection.description}</p>
      )}
      {watched && (
        <section aria-label={watched.title} className="mb-6 max-w-4xl space-y-2">
          <ClipPlayer key={watched.id} clip={watched} host={host} />
          <h2 className="font-semibold">
            <bdi>{watched.title}</bdi>
          </h2>
        </section>
      )}
      <ul
        aria-label={t("list.label")}
        className="grid grid-cols-[repeat(auto-fill,minmax(min(100%,14.5rem),1fr))] gap-4"
      >
        {clips.map((clip) => (
          <li key={clip.id}>
            <ClipCard clip={clip} href={toClip(clip.id)} withChannel={false} />
          </li>
        ))}
      </ul>
      {next !== null && (
        <p className="mt-4 text-center">
          <a href={`?${new URLSearchParams({ after: next })}`} className="text-accent hover:underline">
            {t("list.more")}
          </a>
        </p>
      )}
    </Page>
  );
}
