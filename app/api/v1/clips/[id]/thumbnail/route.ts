import { clipFile } from "@/lib/clip-files";
import { clipFileQuery } from "@/lib/clip-files/schema";
import { clipParams } from "@/lib/clips/schema";
import { file } from "@/lib/http/file";

/** A clip's picture that is kept here. */
export const GET = file({
  operation: "clips.get-thumbnail",
  summary: "Sends the picture of a clip that is kept here",
  ask: { action: "clips.shared" },
  params: clipParams,
  query: clipFileQuery,
  handler: ({ person, params, query }) => clipFile(person, params.id, "thumbnail", query.share ?? null),
});
export const HEAD = GET;
