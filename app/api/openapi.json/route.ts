import { answering } from "@/lib/http/admit";
import { openApiText } from "./document";

export const dynamic = "force-dynamic";

/** The description of the API as OpenAPI 3.1. For everybody: it is a manual. */
export const GET = answering(
  async () => new Response(openApiText(), { headers: { "content-type": "application/json" } }),
);
