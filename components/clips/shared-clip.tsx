import { useTranslations } from "next-intl";
import { Avatar } from "@/components/ui/avatar";
import { Card } from "@/components/ui/card";
import { Page } from "@/components/ui/page";
import { RelativeTime } from "@/components/ui/relative-time";
import type { Clip } from "@/lib/clips/schema";
import { ClipDetails } from "./clip-details";
import { ClipPlayer } from "./clip-player";

interface SharedClipProps {
  clip: Clip;
  host: string;
}

/** One clip for whoever was given its address, signed in or not. */
export function SharedClip({ clip, host }: SharedClipProps) {
  const t = useTranslations("clips");
  const { broadcaster } = clip;
  return (
    <Page
      title={clip.title}
      picture={<Avatar name={broadcaster.displayName} src={broadcaster.avatarUrl} size={40} />}
      summary={
        <>
          {broadcaster.displayName} · <bdi>{t("card.by", { name: clip.creator.name })}</bdi> ·{" "}
          <RelativeTime at={clip.createdAt} />
        </>
      }
    >
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <ClipPlayer clip={clip} host={host} />
        <Card className="p-4">
          <ClipDetails clip={clip} links={false} />
        </Card>
      </div>
    </Page>
  );
}
