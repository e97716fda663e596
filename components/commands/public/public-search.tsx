import { Search } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";

/** A search that works without a script: the browser asks for the page anew. `all` is the address of the whole list. */
export function PublicSearch({ q, all }: { q: string; all: string }) {
  const t = useTranslations("commands");
  return (
    <search className="mb-4">
      <form action={all} className="flex max-w-lg gap-2">
        <Input
          type="search"
          name="q"
          // Where the page has a frame with keys, "/" leads here.
          data-page-search=""
          aria-label={t("toolbar.search")}
          placeholder={t("toolbar.searchHint")}
          defaultValue={q}
          maxLength={100}
          autoComplete="off"
          spellCheck={false}
          className="flex-1"
        />
        <Button type="submit">
          <Search aria-hidden />
          {t("public.search")}
        </Button>
        {q !== "" && (
          <Button asChild look="quiet">
            <Link href={all}>{t("public.showAll")}</Link>
          </Button>
        )}
      </form>
    </search>
  );
}
