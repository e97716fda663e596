"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { UserMinus, UserPlus } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toast-store";
import { deleteFollow, followingKeys, postFollow } from "@/lib/broadcasters/queries";
import type { BroadcasterRef } from "@/lib/events/schema";

interface FollowButtonProps {
  channel: BroadcasterRef;
  /** As the server knew it when the page was made. */
  followed: boolean;
}

/** Follows or unfollows a channel inside Tallylight. Shown at once, taken back when the server refuses. */
export function FollowButton({ channel, followed }: FollowButtonProps) {
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
          ? `You follow ${channel.displayName} here now.`
          : `You no longer follow ${channel.displayName} here. Twitch is not told.`,
        wanted ? {} : { undo: () => mutate(true) },
      );
    },
    onError: (problem, wanted) => {
      setFollows(!wanted);
      toast(problem.detail, { tone: "danger" });
    },
  });
  return (
    <Button look={follows ? "secondary" : "primary"} busy={isPending} onClick={() => mutate(!follows)}>
      {follows ? <UserMinus aria-hidden /> : <UserPlus aria-hidden />}
      {follows ? "Unfollow" : "Follow"}
      <span className="sr-only"> {channel.displayName} here</span>
    </Button>
  );
}
