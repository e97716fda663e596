import { X } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { Avatar } from "@/components/ui/avatar";
import { IconButton } from "@/components/ui/icon-button";
import type { BroadcasterRef } from "@/lib/events/schema";
import { channelPath } from "./links";
import { useHistoryWords } from "./use-history-words";

interface ComparedHeadProps {
  channel: BroadcasterRef;
  onRemove: () => void;
  /** Which of its streams. */
  children?: ReactNode;
}

/** The head of a column of a comparison: whose it is, and the way out of it. */
export function ComparedHead({ channel, onRemove, children }: ComparedHeadProps) {
  const { t } = useHistoryWords();
  return (
    <span className="flex items-start gap-2">
      <span className="min-w-0 flex-1">
        <Link
          href={channelPath(channel.login)}
          className="flex items-center gap-2 font-semibold hover:text-accent"
        >
          <Avatar name={channel.displayName} src={channel.avatarUrl} size={20} />
          <span className="truncate">{channel.displayName}</span>
        </Link>
        {children}
      </span>
      <IconButton
        label={t("compare.remove", { name: channel.displayName })}
        size="small"
        onClick={onRemove}
        className="-my-1"
      >
        <X aria-hidden />
      </IconButton>
    </span>
  );
}
