"use client";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { SearchInput } from "@/components/ui/search-input";
import { useTypedEarly } from "@/components/ui/use-typed-early";
import { matching } from "./matching";
import { MethodBadge } from "./method-badge";
import type { ResourceLines } from "./types";

/** Every operation in a line, found by any word of it. */
export function OperationIndex({ resources }: { resources: readonly ResourceLines[] }) {
  const t = useTranslations("api-docs");
  const [typed, setTyped] = useState("");
  const field = useRef<HTMLInputElement>(null);
  useTypedEarly(field, typed, setTyped);
  const found = matching(resources, typed);
  const count = found.reduce((sum, { operations }) => sum + operations.length, 0);
  return (
    <section aria-label={t("operations")} className="grid min-w-0 grid-cols-1 content-start gap-4">
      <SearchInput
        ref={field}
        aria-label={t("search")}
        placeholder={t("search")}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
      <p aria-live="polite" className="text-ink-3 text-xs">
        {t("found", { count })}
      </p>
      {count === 0 && <EmptyState title={t("none.title")}>{t("none.text")}</EmptyState>}
      {found.map(({ resource, operations }) => (
        <Card key={resource}>
          <h2 className="border-line border-b px-4 py-2.5 font-semibold">
            <Link href={`/docs/api/${resource}`} className="hover:text-accent hover:underline">
              {resource}
            </Link>
          </h2>
          <ul>
            {operations.map(({ id, method, path, summary }) => (
              <li key={id} className="border-line border-b last:border-b-0">
                <Link
                  href={`/docs/api/${resource}#${id}`}
                  prefetch={false}
                  className="flex flex-wrap items-baseline gap-x-3 gap-y-1 px-4 py-2 hover:bg-raised"
                >
                  <MethodBadge method={method} />
                  <span className="break-all font-mono text-xs">{path}</span>
                  <span className="text-ink-2" lang="en">
                    {summary}
                  </span>
                </Link>
              </li>
            ))}
          </ul>
        </Card>
      ))}
    </section>
  );
}
