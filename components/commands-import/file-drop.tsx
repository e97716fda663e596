"use client";
import { ClipboardPaste, FileUp } from "lucide-react";
import { useTranslations } from "next-intl";
import { type DragEvent, useId, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { cn } from "@/components/ui/class-names";
import { inputLook } from "@/components/ui/input";
import { readChosen } from "./read-chosen";

/** How such a file begins. */
const EXAMPLE = JSON.stringify({ commands: [{ name: "!hello" }] });

interface FileDropProps {
  onChoose: (name: string, text: string) => void;
}

/** Takes a file: dropped, chosen, or pasted as text. */
export function FileDrop({ onChoose }: FileDropProps) {
  const t = useTranslations("commands-import");
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const [problem, setProblem] = useState("");
  const take = async (file: File | undefined) => {
    if (!file) return;
    const read = await readChosen(t, file);
    if ("problem" in read) setProblem(read.problem);
    else onChoose(file.name, read.text);
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    void take(event.dataTransfer.files[0]);
  };
  return (
    <Card className="p-4 md:p-6">
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way; the button in it is the first */}
      <div
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
        className={cn(
          "flex flex-col items-center rounded-md border-2 border-line border-dashed px-4 py-10 text-center",
          over && "border-accent bg-accent-soft",
        )}
      >
        <FileUp aria-hidden className="mb-3 size-6 text-ink-3" />
        <h2 className="font-semibold text-base">{t("drop.title")}</h2>
        <p className="mt-1.5 mb-5 max-w-lg text-pretty text-ink-2">{t("drop.hint")}</p>
        <Button look="primary" onClick={() => input.current?.click()}>
          {t("drop.choose")}
        </Button>
        <input
          ref={input}
          type="file"
          accept=".json,application/json,text/plain"
          className="sr-only"
          tabIndex={-1}
          aria-label={t("drop.label")}
          onChange={(event) => {
            void take(event.target.files?.[0]);
            event.target.value = "";
          }}
        />
      </div>
      <p role="alert" className={cn("mt-3 text-danger", problem === "" && "hidden")}>
        {problem}
      </p>
      <Pasted onChoose={onChoose} />
    </Card>
  );
}

function Pasted({ onChoose }: FileDropProps) {
  const t = useTranslations("commands-import");
  const id = useId();
  const [text, setText] = useState("");
  return (
    <form
      className="mt-5"
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim() !== "") onChoose(t("drop.pasted"), text);
      }}
    >
      <label htmlFor={id} className="font-medium">
        {t("drop.paste")}
      </label>
      <textarea
        id={id}
        value={text}
        onChange={(event) => setText(event.target.value)}
        rows={4}
        spellCheck={false}
        className={cn(inputLook, "mt-1.5 h-auto py-2 font-mono text-xs")}
        placeholder={EXAMPLE}
      />
      <Button type="submit" className="mt-2" disabled={text.trim() === ""}>
        <ClipboardPaste aria-hidden />
        {t("drop.look")}
      </Button>
    </form>
  );
}
