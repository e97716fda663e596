-- What a clip is found by: the words of both titles, of who made it, and of its tags; and, as words that nobody can
-- write, "#" and its channel's id, "@" and its creator's id or name in lower case, "/" and its category's id, "~" and a
-- tag. Whatever is asked for is then one look into one index. Signs part words, so that the parser makes no addresses,
-- signed numbers or hyphenated words of them; a search is cut up in the same way (lib/clips/core/search-query.ts).
-- Immutable is true here: array_to_string and concat_ws are called less only for the sake of other types than text.
CREATE FUNCTION clip_words(
  title text, own_title text, tags text[], creator_name text, creator_id text, channel_id text, category_id text
) RETURNS tsvector LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT to_tsvector('simple', translate(
      concat_ws(' ', title, own_title, creator_name, array_to_string(tags, ' ')),
      '!"#$%&''()*+,-./:;<=>?@[\]^_`{|}~', repeat(' ', 32)))
    || array_to_tsvector(ARRAY['#' || channel_id, '@' || creator_id, '@' || lower(creator_name), '/' || category_id]
      || ARRAY(SELECT '~' || tag FROM unnest(tags) AS tag))
$$;
ALTER TABLE "clip" ADD COLUMN "search" TSVECTOR GENERATED ALWAYS AS (
  clip_words("title", "own_title", "tags", "creator_name", "creator_id", "channel_id", "category_id")
) STORED;
CREATE INDEX "clip_search_idx" ON "clip" USING GIN ("search") WITH (fastupdate = on, gin_pending_list_limit = 256);

-- The orders over all channels.
CREATE INDEX "clip_views_id_idx" ON "clip" ("views" DESC, "id" DESC);
CREATE INDEX "clip_duration_ms_id_idx" ON "clip" ("duration_ms" DESC, "id" DESC);
