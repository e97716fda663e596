-- Streams in which a category was shown are found by it where it is rare: of 30,000 streams of those whom somebody
-- follows it was looked for in each, which took 0.3 s and takes 1 ms. A popular one is still looked for in each.
-- takes long: about two seconds a million rows of stream_segment

CREATE INDEX "stream_segment_category_id_stream_id_idx" ON "stream_segment" ("category_id", "stream_id");
