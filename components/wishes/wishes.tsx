"use client";
import { useQuery } from "@tanstack/react-query";
import { Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useLanguageName } from "@/components/dashboard/use-language-name";
import { Button } from "@/components/ui/button";
import { CardSection } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { IconButton } from "@/components/ui/icon-button";
import { NotYet } from "@/components/ui/not-yet";
import { NumberField } from "@/components/ui/number-field";
import { Select } from "@/components/ui/select";
import { Skeleton } from "@/components/ui/skeleton";
import { wishesQuery } from "@/lib/targets/queries";
import type { TargetWish, WishList } from "@/lib/targets/schema";
import { useStreamLanguages } from "./use-stream-languages";
import { useAddWish, useRemoveWish } from "./use-wishes";

/** The categories of which a person wants to hear, also of people they do not follow. */
export function Wishes() {
  const t = useTranslations("wishes");
  const query = useQuery(wishesQuery());
  const { data } = query;
  return (
    <CardSection title={t("title")} hint={t("hint")}>
      <div className="space-y-5 p-4">
        {data && data.items.length > 0 && (
          <ul aria-label={t("list")} className="divide-y divide-line">
            {data.items.map((wish) => (
              <WishRow key={wish.targetId} wish={wish} />
            ))}
          </ul>
        )}
        {data && data.categories.length === 0 && <p className="text-ink-2">{t("nothing")}</p>}
        {data && data.categories.length > 0 && <NewWish categories={data.categories} />}
        {!data && (
          <NotYet query={query}>
            <Skeleton className="h-15" />
          </NotYet>
        )}
      </div>
    </CardSection>
  );
}

function WishRow({ wish }: { wish: TargetWish }) {
  const t = useTranslations("wishes");
  const nameOf = useLanguageName();
  const { mutate, isPending } = useRemoveWish();
  return (
    <li className="flex items-center gap-3 py-2">
      <span className="min-w-0 flex-1">
        <span className="block break-words font-medium">{wish.name}</span>
        <span className="block text-ink-2 text-xs">
          {wish.enabled ? t("from", { count: wish.minViewers }) : t("off")}
          {wish.language && `, ${nameOf(wish.language)}`}
        </span>
      </span>
      <IconButton
        label={t("remove", { name: wish.name })}
        size="small"
        disabled={isPending}
        onClick={() => mutate(wish)}
      >
        <Trash2 aria-hidden />
      </IconButton>
    </li>
  );
}

/** Few are sure at first how many they mean; a hundred leaves out most and keeps what many watch. */
const USUAL = 100;

function NewWish({ categories }: { categories: WishList["categories"] }) {
  const t = useTranslations("wishes");
  const [chosen, choose] = useState("");
  const [minViewers, setMinViewers] = useState<number | null>(USUAL);
  const [language, setLanguage] = useState("");
  const add = useAddWish();
  const languages = useStreamLanguages();
  const category = categories.find(({ targetId }) => targetId === chosen) ?? categories[0];
  return (
    <form
      noValidate
      className="flex flex-wrap items-end gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        if (category && !add.isPending)
          add.mutate({ ...category, minViewers: minViewers ?? 0, language: language || null });
      }}
    >
      <Field label={t("category")}>
        {(wiring) => (
          <Select
            {...wiring}
            aria-label={t("category")}
            options={categories.map(({ targetId, name }) => ({ value: targetId, label: name }))}
            value={category?.targetId ?? ""}
            onChoose={choose}
            className="max-w-full"
          />
        )}
      </Field>
      <NumberField
        label={t("viewers")}
        value={minViewers}
        min={1}
        max={1_000_000}
        error={add.error?.fields?.[0]?.message ?? add.error?.message}
        onChange={(value) => {
          if (add.isError) add.reset();
          setMinViewers(value);
        }}
      />
      <Field label={t("language")}>
        {(wiring) => (
          <Select
            {...wiring}
            aria-label={t("language")}
            options={[{ value: "", label: t("anyLanguage") }, ...languages]}
            value={language}
            onChoose={(value) => {
              if (add.isError) add.reset();
              setLanguage(value);
            }}
            // As wide before its languages are there as after: what stands behind it must not move under a finger.
            className="w-48 max-w-full"
          />
        )}
      </Field>
      <Button type="submit" look="primary" busy={add.isPending}>
        {t("add")}
      </Button>
    </form>
  );
}
