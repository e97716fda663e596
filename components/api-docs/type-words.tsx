/** Names of shapes, but not those within quotes: these are values. */
const NAME = /(?<!")\b([A-Z]\w*)\b(?!")/;

/** A type, with the shapes that it names as links to where they are told. */
export function TypeWords({ type }: { type: string }) {
  return type.split(NAME).map((part, index) =>
    index % 2 === 0 ? (
      part
    ) : (
      <a
        // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a text stay where they are
        key={index}
        href={`#shape-${part}`}
        className="text-accent hover:underline"
      >
        {part}
      </a>
    ),
  );
}
