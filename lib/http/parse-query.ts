import type { z } from "zod";
import { type FieldProblem, TallyError } from "@/lib/kernel/errors";
import { nearest } from "@/lib/kernel/nearest";
import { parsePart } from "./admit";
import { parametersIn } from "./core/parameters";

/** A problem says back no more of a name than this. */
const LONGEST_NAME = 60;

/** What others call the parameters of their lists, and how they are called here. */
const CALLED_ELSEWHERE = {
  ...{ per_page: "limit", page_size: "limit", first: "limit", page: "cursor", next_cursor: "cursor" },
  ...{ after: "cursor", since: "from", until: "to", search: "q", query: "q", order_by: "sort" },
};

/**
 * What the query says, as the schema wants it. A name that the schema does not know is refused: it is mistyped, and
 * what it was to narrow would come whole.
 * @throws TallyError bad_request for that, for what is said twice (nobody knows which is meant), and for what does not fit
 */
export function parseQuery(schema: z.ZodType | undefined, request: Request): unknown {
  const { searchParams } = new URL(request.url);
  const query = Object.fromEntries(searchParams);
  const given = Object.keys(query);
  const names = Object.keys(parametersIn(schema));
  const fields = given.flatMap((name): FieldProblem[] => {
    if (!names.includes(name))
      return [{ field: name.slice(0, LONGEST_NAME), message: unknownHere(name, names) }];
    return searchParams.getAll(name).length > 1 ? [{ field: name, message: "must be given once" }] : [];
  });
  if (fields.length === 0) return parsePart(schema, query, "query");
  throw new TallyError("bad_request", "Something in the query does not fit.", {
    fields: fields.slice(0, 20),
  });
}

function unknownHere(name: string, names: readonly string[]): string {
  // Any letter is near to a name of one.
  const words = names.filter((known) => known.length > 1 || name.length > 1);
  const meant = nearest(name.slice(0, LONGEST_NAME), words, CALLED_ELSEWHERE);
  return meant === undefined ? "is not known here" : `is not known here; did you mean ${meant}?`;
}
