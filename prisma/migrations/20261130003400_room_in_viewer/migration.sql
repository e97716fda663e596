-- When somebody was seen last is written anew each minute that they write. With room in the page no index hears of it;
-- of names that are new the index of letters takes in more at once. Both hold for what is written from now on.
ALTER TABLE "viewer" SET (fillfactor = 85);
ALTER INDEX "viewer_names_idx" SET (gin_pending_list_limit = 1024);
