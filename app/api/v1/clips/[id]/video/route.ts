import { clipFile } from "@/lib/clip-files";
import { clipFileQuery } from "@/lib/clip-files/schema";
import { clipParams } from "@/lib/clips/schema";
import { file } from "@/lib/http/file";

/** The video of a clip that is kept here, whole or by ranges. */
export const GET = file({
  operation: "clips.get-video",
  summary: "Sends the video of a clip that is kept here, whole or a range",
  ask: { action: "clips.shared" },
  params: clipParams,
  query: clipFileQuery,
  handler: ({ person, params, query }) => clipFile(person, params.id, "video", query.share ?? null),
});
export const HEAD = GET;
