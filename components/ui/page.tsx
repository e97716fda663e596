import type { ReactNode } from "react";
import { cn } from "./class-names";

interface PageProps {
  title: string;
  /** Stands in the place of the h1, for titles that can be edited where they stand. */
  heading?: ReactNode;
  /** Stands before the title: whose page it is. */
  picture?: ReactNode;
  /** A line under the title: what is here, in numbers where there are some. */
  summary?: ReactNode;
  actions?: ReactNode;
  /** For consoles: uses the whole width. */
  wide?: boolean;
  children: ReactNode;
}

export const titleLook = "break-words font-semibold text-xl tracking-tight";

/** A page inside the shell: its h1, its actions, its content at the right width. */
export function Page({ title, heading, picture, summary, actions, wide, children }: PageProps) {
  return (
    <div className={cn("mx-auto w-full px-4 pt-6 pb-16 md:px-6", !wide && "max-w-[80rem]")}>
      <header className="mb-5 flex min-h-9 flex-wrap items-end justify-between gap-x-6 gap-y-3">
        <div className="flex min-w-0 items-center gap-4">
          {picture}
          <div className="min-w-0">
            {heading ?? <h1 className={titleLook}>{title}</h1>}
            {summary && <p className="mt-0.5 text-ink-2">{summary}</p>}
          </div>
        </div>
        {actions && <div className="flex flex-wrap items-center gap-2">{actions}</div>}
      </header>
      {children}
    </div>
  );
}
