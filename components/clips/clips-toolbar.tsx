"use client";
import { SlidersHorizontal, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useId } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { ListToolbar } from "@/components/ui/list-toolbar";
import { Popover, PopoverContent, PopoverTrigger } from "@/components/ui/popover";
import { Select } from "@/components/ui/select";
import { SwitchRow } from "@/components/ui/switch-row";
import { useUrlParams } from "@/components/ui/use-url-params";
import type { ClipSort } from "@/lib/clips/schema";
import { type ClipsShown, FIRST_SORT, isNarrowed, SHOW_ALL, shownFrom } from "./shown-in-url";

const SORTS: readonly ClipSort[] = ["created", "views", "duration"];

/** What a channel's clips can be narrowed to, with how many there are of each. */
export interface ClipChoices {
  creators: readonly { name: string; clips: number }[];
  categories: readonly { id: string; name: string; clips: number }[];
}

/** Search, order and filters of a list of clips; all of it stands in the address. */
export function ClipsToolbar({ choices }: { choices?: ClipChoices | undefined }) {
  const t = useTranslations("clips");
  const [params, setParams] = useUrlParams();
  const shown = shownFrom(params);
  const { creator, category, stream, tag, from, to, gone } = shown;
  const filters = [creator, category, stream, tag, from, to, gone].filter(Boolean).length;
  return (
    <ListToolbar
      search={{ label: t("toolbar.search"), placeholder: t("toolbar.searchHint") }}
      order={{
        label: t("toolbar.sort"),
        options: SORTS.map((value) => ({ value, label: t(`toolbar.sorts.${value}`) })),
        value: shown.sort,
        first: FIRST_SORT,
      }}
      clear={isNarrowed(shown) ? { label: t("toolbar.clear"), params: SHOW_ALL } : null}
    >
      <Popover>
        <PopoverTrigger asChild>
          <Button>
            <SlidersHorizontal aria-hidden />
            {filters === 0 ? t("toolbar.filters") : t("toolbar.filtersSet", { count: filters })}
          </Button>
        </PopoverTrigger>
        <PopoverContent align="start" aria-label={t("toolbar.filters")} className="w-80">
          <Filters shown={shown} choices={choices} />
        </PopoverContent>
      </Popover>
      {tag && <Chosen label={t("toolbar.tag", { tag })} onClear={() => setParams({ tag: "" }, "push")} />}
      {stream && <Chosen label={t("toolbar.stream")} onClear={() => setParams({ stream: "" }, "push")} />}
      {creator && (
        <Chosen label={t("card.by", { name: creator })} onClear={() => setParams({ creator: "" }, "push")} />
      )}
    </ListToolbar>
  );
}

function Filters({ shown, choices }: { shown: ClipsShown; choices: ClipChoices | undefined }) {
  const t = useTranslations("clips");
  const [, setParams] = useUrlParams();
  return (
    <div className="space-y-4 p-4">
      <Creator creator={shown.creator} choices={choices?.creators ?? []} />
      {choices && (
        <div className="space-y-1.5">
          <p aria-hidden className="font-medium">
            {t("toolbar.category")}
          </p>
          <Select
            aria-label={t("toolbar.category")}
            options={categoryOptions(choices.categories, shown.category, {
              all: t("toolbar.allCategories"),
              chosen: t("toolbar.chosenCategory"),
            })}
            value={shown.category}
            onChoose={(category) => setParams({ category }, "push")}
            className="w-full"
          />
        </div>
      )}
      <div className="grid grid-cols-2 gap-2">
        <Day param="from" label={t("toolbar.from")} value={shown.from} />
        <Day param="to" label={t("toolbar.to")} value={shown.to} />
      </div>
      <SwitchRow
        label={t("toolbar.gone")}
        hint={t("toolbar.goneHint")}
        checked={shown.gone}
        onChange={(gone) => setParams({ gone: gone ? "true" : "" }, "push")}
      />
    </div>
  );
}

/** One that was chosen elsewhere stays in the list, even where its name is not known. */
function categoryOptions(
  categories: ClipChoices["categories"],
  chosen: string,
  words: { all: string; chosen: string },
) {
  const known = chosen === "" || categories.some(({ id }) => id === chosen);
  return [
    { value: "", label: words.all },
    ...categories.map(({ id, name, clips }) => ({ value: id, label: `${name} (${clips})` })),
    ...(known ? [] : [{ value: chosen, label: words.chosen }]),
  ];
}

/** A part of a name is enough; those who made most are offered. */
function Creator({ creator, choices }: { creator: string; choices: ClipChoices["creators"] }) {
  const t = useTranslations("clips");
  const [, setParams] = useUrlParams();
  const list = useId();
  return (
    <Field label={t("toolbar.creator")}>
      {(wiring) => (
        <>
          <Input
            {...wiring}
            key={creator}
            defaultValue={creator}
            list={list}
            maxLength={50}
            autoComplete="off"
            spellCheck={false}
            placeholder={t("toolbar.anybody")}
            onKeyDown={(event) => {
              if (event.key === "Enter") event.currentTarget.blur();
            }}
            onBlur={({ target }) => {
              const typed = target.value.trim().toLowerCase();
              if (typed !== creator) setParams({ creator: typed }, "push");
            }}
          />
          <datalist id={list}>
            {choices.map(({ name }) => (
              <option key={name} value={name} />
            ))}
          </datalist>
        </>
      )}
    </Field>
  );
}

function Day({ param, label, value }: { param: "from" | "to"; label: string; value: string }) {
  const [, setParams] = useUrlParams();
  return (
    <Field label={label}>
      {(wiring) => (
        <Input
          {...wiring}
          type="date"
          value={value}
          onChange={({ target }) => setParams({ [param]: target.value }, "push")}
        />
      )}
    </Field>
  );
}

function Chosen({ label, onClear }: { label: string; onClear: () => void }) {
  const t = useTranslations("ui");
  return (
    <span className="inline-flex max-w-full items-center rounded-md bg-accent-soft pl-3 text-accent">
      <bdi className="truncate">{label}</bdi>
      <button
        type="button"
        aria-label={t("remove", { name: label })}
        className="inline-flex size-9 shrink-0 items-center justify-center rounded-md hover:text-ink"
        onClick={onClear}
      >
        <X aria-hidden className="size-4" />
      </button>
    </span>
  );
}
