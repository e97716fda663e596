import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";

interface Filter {
  /** What the catalogue has its meaning under. */
  name:
    | "from"
    | "in"
    | "phrase"
    | "without"
    | "after"
    | "before"
    | "mod"
    | "sub"
    | "first"
    | "deleted"
    | "link"
    | "bits";
  snippet: string;
  /** How far into the snippet the caret comes to stand; at its end when left out. */
  caretIn?: number;
  /** What it is called, where its snippet alone does not say it. */
  called?: "phrase" | "without";
}

/** The language of searches is the same in every language. */
const FILTERS: readonly Filter[] = [
  { name: "from", snippet: "from:" },
  { name: "in", snippet: "in:" },
  { name: "phrase", snippet: '""', caretIn: 1, called: "phrase" },
  { name: "without", snippet: "-", called: "without" },
  { name: "after", snippet: "after:" },
  { name: "before", snippet: "before:" },
  { name: "mod", snippet: "is:mod " },
  { name: "sub", snippet: "is:sub " },
  { name: "first", snippet: "is:first " },
  { name: "deleted", snippet: "is:deleted " },
  { name: "link", snippet: "has:link " },
  { name: "bits", snippet: "has:bits " },
];

/** The filters at hand: each is written into the search where the caret is. */
export function FilterChips({ onPick }: { onPick: (snippet: string, caretIn?: number) => void }) {
  const t = useTranslations("chat");
  return (
    <fieldset className="mt-2 flex min-w-0 gap-1.5 overflow-x-auto max-md:-mx-4 max-md:px-4 md:flex-wrap">
      <legend className="sr-only">{t("filters.title")}</legend>
      {FILTERS.map(({ name, snippet, caretIn, called }) => (
        <Button
          key={name}
          size="small"
          title={t(`filters.meaning.${name}`)}
          className="font-mono font-normal text-ink-2"
          onClick={() => onPick(snippet, caretIn)}
        >
          {called ? t(`filters.called.${called}`) : snippet.trim()}
        </Button>
      ))}
    </fieldset>
  );
}
