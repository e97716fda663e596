import { Search } from "lucide-react";
import type { ComponentProps } from "react";
import { cn } from "./class-names";
import { Input } from "./input";
import { Kbd } from "./kbd";

interface SearchInputProps extends ComponentProps<"input"> {
  "aria-label": string;
}

/** The search of a page. The key / brings the focus here (see `SEARCH_SELECTOR` in hotkeys). */
export function SearchInput({ className, ...rest }: SearchInputProps) {
  return (
    <div className={cn("group relative", className)}>
      <Search aria-hidden className="pointer-events-none absolute top-2.5 left-3 size-4 text-ink-3" />
      <Input
        type="search"
        data-page-search=""
        autoComplete="off"
        spellCheck={false}
        className="pl-9 md:pr-9 [&::-webkit-search-cancel-button]:hidden"
        {...rest}
      />
      <span
        aria-hidden
        className="pointer-events-none absolute top-2 right-2 group-focus-within:hidden max-md:hidden"
      >
        <Kbd>/</Kbd>
      </span>
    </div>
  );
}
