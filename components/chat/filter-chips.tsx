import { Button } from "@/components/ui/button";

interface Filter {
  label: string;
  snippet: string;
  /** How far into the snippet the caret comes to stand; at its end when left out. */
  caretIn?: number;
  title: string;
}

const FILTERS: readonly Filter[] = [
  { label: "from:", snippet: "from:", title: "Written by somebody, by login" },
  { label: "in:", snippet: "in:", title: "In one channel, by login" },
  { label: '"phrase"', snippet: '""', caretIn: 1, title: "Words in this order" },
  { label: "-word", snippet: "-", title: "Without this word" },
  { label: "after:", snippet: "after:", title: "Since a date, a time, or 2h, 3d ago" },
  { label: "before:", snippet: "before:", title: "Until a date, a time, or 2h, 3d ago" },
  { label: "is:mod", snippet: "is:mod ", title: "Written by moderators" },
  { label: "is:sub", snippet: "is:sub ", title: "Written by subscribers" },
  { label: "is:first", snippet: "is:first ", title: "Somebody’s first message in the channel" },
  { label: "is:deleted", snippet: "is:deleted ", title: "Taken away by moderators" },
  { label: "has:link", snippet: "has:link ", title: "With a link" },
  { label: "has:bits", snippet: "has:bits ", title: "With bits" },
];

/** The filters at hand: each is written into the search where the caret is. */
export function FilterChips({ onPick }: { onPick: (snippet: string, caretIn?: number) => void }) {
  return (
    <fieldset className="mt-2 flex min-w-0 gap-1.5 overflow-x-auto max-md:-mx-4 max-md:px-4 md:flex-wrap">
      <legend className="sr-only">Filters</legend>
      {FILTERS.map(({ label, snippet, caretIn, title }) => (
        <Button
          key={label}
          size="small"
          title={title}
          className="font-mono font-normal text-ink-2"
          onClick={() => onPick(snippet, caretIn)}
        >
          {label}
        </Button>
      ))}
    </fieldset>
  );
}
