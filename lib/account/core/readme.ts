/** What README.txt says of a section. */
interface Described {
  name: string;
  about: string;
  long?: boolean;
}

/** The words that go with an export: what is in it and how to read it. */
export function readmeOf(
  sections: readonly Described[],
  { login, now }: { login: string; now: Date },
): string {
  const widest = Math.max(...sections.map(({ name }) => name.length)) + ".ndjson".length;
  const lines = sections.map(
    ({ name, about, long }) => `${`${name}.${long ? "ndjson" : "json"}`.padEnd(widest)}  ${about}`,
  );
  return [
    `Everything that this Tallylight keeps of ${login}`,
    `Made at ${now.toISOString()}`,
    "",
    "Times are in UTC. Files that end in .json hold a list; those that end in .ndjson hold one entry a line.",
    "An empty file means that nothing of the kind is kept. manifest.json says how many entries each file has.",
    "Tokens, keys and secrets are left out: whoever finds this file can do nothing with it in your name.",
    "",
    ...lines,
    "",
  ].join("\n");
}
