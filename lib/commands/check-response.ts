import type { Db } from "@/lib/db/client";
import { type FieldProblem, TallyError } from "@/lib/kernel/errors";
import { needsOf } from "./core/template/needs";
import { parseTemplate } from "./core/template/parse";
import { responsesByName } from "./repository-read";
import type { Command } from "./schema";

/** @throws TallyError unprocessable saying what is wrong with a response, and where */
export const checkResponse = (response: string): void => void callsOf(response);

/** What a response calls, by name. @throws TallyError as `checkResponse` does */
function callsOf(response: string): readonly string[] {
  const parsed = parseTemplate(response);
  if (parsed.ok) return needsOf(parsed.template).calls;
  const fields: FieldProblem[] = parsed.problems.map(({ from, message }) => ({
    field: "response",
    message: `${message} (at character ${from + 1})`,
  }));
  throw new TallyError("unprocessable", "The response cannot be understood.", { fields });
}

/**
 * Whether a command, called and answering as given, would in the end call itself; says the way round. Rendering stops
 * at a depth in any case: this is to tell people while they can still see why.
 * @throws TallyError unprocessable
 */
export async function refuseLoop(
  tx: Db,
  {
    channelId,
    id,
    name,
    aliases,
    response,
  }: Pick<Command, "channelId" | "name" | "aliases" | "response"> & { id: string | null },
): Promise<void> {
  const own = new Set([name, ...aliases]);
  const seen = new Set<string>();
  let ways = callsOf(response).map((call) => [name, call]);
  while (ways.length > 0) {
    const closed = ways.find((way) => own.has(way.at(-1) ?? ""));
    if (closed) throw loop(closed);
    const fresh = new Map(
      ways.flatMap((way) => (seen.has(way.at(-1) ?? "") ? [] : [[way.at(-1) ?? "", way]])),
    );
    for (const call of fresh.keys()) seen.add(call);
    const answers = await responsesByName(tx, channelId, [...fresh.keys()]);
    ways = answers.flatMap((answer) => {
      // As it was until now; the names that it had and loses call nothing any more.
      if (answer.id === id) return [];
      const parsed = parseTemplate(answer.response);
      const way = fresh.get(answer.name) ?? [];
      return parsed.ok ? needsOf(parsed.template).calls.map((call) => [...way, call]) : [];
    });
  }
}

const loop = (way: readonly string[]) =>
  new TallyError("unprocessable", "This answer would never end, because it calls itself.", {
    fields: [
      { field: "response", message: `must not call itself: ${way.map((name) => `!${name}`).join(" → ")}` },
    ],
  });
