-- A channel's longest streams, of those that are over: what is on air is written every minute, and there is one of a
-- channel at most. The longest of 60 channels of 500 streams took 100 ms and more, and take 10 ms.
-- takes long: about two seconds a million rows of stream

CREATE INDEX "stream_length_idx"
  ON "stream" ("broadcaster_id", round(date_part('epoch', "ended_at" - "started_at")) DESC, "id" DESC)
  WHERE "ended_at" IS NOT NULL;
