import { v7 as uuidv7 } from "uuid";
import type { NewAnnouncement } from "@/lib/notifications";

let streams = 0;

/** A stream that begins; each is another unless told otherwise. */
export const newAnnouncement = (
  given: Partial<NewAnnouncement> & { broadcasterId: string },
): NewAnnouncement => {
  streams += 1;
  const at = new Date();
  return {
    id: uuidv7({ msecs: at.getTime() }),
    streamId: `stream ${streams}`,
    broadcasterName: `Name ${given.broadcasterId}`,
    login: `login${given.broadcasterId}`,
    avatarUrl: null,
    streamTitle: "Evening run",
    categoryId: "743",
    categoryName: "Chess",
    viewerCount: 12,
    startedAt: at,
    source: "poll",
    observedAt: at,
    ...given,
  };
};
