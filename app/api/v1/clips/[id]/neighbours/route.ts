import { findNeighbours } from "@/lib/clips";
import { clipNeighbours, clipNeighboursQuery, clipParams } from "@/lib/clips/schema";
import { route } from "@/lib/http/route";

export const GET = route({
  operation: "clips.list-neighbours",
  summary: "Shows which clips come before and after one in a list",
  ask: () => ({ action: "clips.read" }),
  params: clipParams,
  query: clipNeighboursQuery,
  answer: clipNeighbours,
  handler: ({ person, params, query }) => findNeighbours(person, params.id, query),
});
