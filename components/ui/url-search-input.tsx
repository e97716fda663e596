"use client";
import { useRef, useState } from "react";
import { SearchInput } from "./search-input";
import { useTypedEarly } from "./use-typed-early";
import { useUrlParams } from "./use-url-params";

interface UrlSearchInputProps {
  /** The parameter of the address that holds the text. */
  param: string;
  label: string;
  placeholder: string;
  className?: string;
}

/**
 * A search whose text is in the address. The field has its own copy, because the address follows a moment
 * after the key and must not take back what was typed meanwhile.
 */
export function UrlSearchInput({ param, label, placeholder, className }: UrlSearchInputProps) {
  const [params, setParams] = useUrlParams();
  const inUrl = params.get(param) ?? "";
  const [text, setText] = useState(inUrl);
  const [seen, setSeen] = useState(inUrl);
  const [underWay, setUnderWay] = useState<readonly string[]>([]);
  if (inUrl !== seen) {
    setSeen(inUrl);
    const echo = underWay.indexOf(inUrl);
    setUnderWay(underWay.slice(echo + 1));
    // Not an echo of the keys pressed: somebody went back, or cleared the filters.
    if (echo === -1) setText(inUrl);
  }
  const type = (value: string) => {
    setText(value);
    if (value.trim() === text.trim()) return;
    setUnderWay([...underWay, value.trim()]);
    setParams({ [param]: value.trim() }, "replace");
  };
  const field = useRef<HTMLInputElement>(null);
  useTypedEarly(field, text, type);
  return (
    <SearchInput
      ref={field}
      aria-label={label}
      placeholder={placeholder}
      value={text}
      maxLength={100}
      onChange={(event) => type(event.target.value)}
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        if (text) type("");
        else event.currentTarget.blur();
      }}
      {...(className ? { className } : {})}
    />
  );
}
