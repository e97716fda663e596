"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { SlidersHorizontal, UserMinus, UserPlus } from "lucide-react";
import Link from "next/link";
import { useState } from "react";
import { channelPreferencesPath } from "@/components/following/channel-preferences-path";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { toast } from "@/components/ui/toast-store";
import { deleteFollow, followingKeys, postFollow } from "@/lib/broadcasters/queries";
import type { BroadcasterRef } from "@/lib/events/schema";
import { useHistoryWords } from "./use-history-words";

interface FollowButtonProps {
  channel: BroadcasterRef;
  /** As the server knew it when the page was made. */
  followed: boolean;
}

/** Follows or unfollows a channel inside Tallylight, and leads to how one is told of it. Shown at once, taken back when the server refuses. */
export function FollowButton({ channel, followed }: FollowButtonProps) {
  const { t } = useHistoryWords();
  const client = useQueryClient();
  const [follows, setFollows] = useState(followed);
  const { mutate, isPending } = useMutation({
    mutationFn: async (wanted: boolean): Promise<void> => {
      if (wanted) await postFollow(channel.login);
      else await deleteFollow(channel.id);
    },
    onMutate: setFollows,
    onSuccess: (_, wanted) => {
      void client.invalidateQueries({ queryKey: followingKeys.all });
      toast(
        wanted
          ? t("follow.done", { name: channel.displayName })
          : t("follow.undone", { name: channel.displayName }),
        wanted ? {} : { undo: () => mutate(true) },
      );
    },
    onError: (problem, wanted) => {
      setFollows(!wanted);
      toast(problem.detail, { tone: "danger" });
    },
  });
  return (
    <>
      <Button look={follows ? "secondary" : "primary"} busy={isPending} onClick={() => mutate(!follows)}>
        {follows ? <UserMinus aria-hidden /> : <UserPlus aria-hidden />}
        <span>
          {t.rich(follows ? "follow.unfollow" : "follow.follow", {
            name: channel.displayName,
            whom: (text) => <span className="sr-only">{text}</span>,
          })}
        </span>
      </Button>
      {follows && !isPending && (
        <IconButton look="secondary" label={t("follow.how", { name: channel.displayName })} asChild>
          <Link href={channelPreferencesPath(channel.id)}>
            <SlidersHorizontal aria-hidden />
          </Link>
        </IconButton>
      )}
    </>
  );
}
