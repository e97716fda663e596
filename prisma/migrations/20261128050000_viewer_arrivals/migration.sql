-- People who were seen in a channel for the first time, and of whom nobody was told yet. Filled only while a publisher
-- wants to hear of it. Whoever is forgotten goes from here too.
CREATE TABLE "viewer_arrival" (
  "channel_id" TEXT NOT NULL,
  "viewer_id" TEXT NOT NULL,
  CONSTRAINT "viewer_arrival_pkey" PRIMARY KEY ("channel_id", "viewer_id"),
  CONSTRAINT "viewer_arrival_channel_id_viewer_id_fkey" FOREIGN KEY ("channel_id", "viewer_id")
    REFERENCES "channel_viewer" ("channel_id", "viewer_id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- Somebody's events are found when they want to be forgotten. Other kinds are not in it, so it costs nothing mostly.
CREATE INDEX "outbox_chatter_idx" ON "outbox" ((coalesce("payload" -> 'author' ->> 'id', "payload" ->> 'twitchId')))
  WHERE "kind" IN ('chat.message', 'viewer.arrived');
