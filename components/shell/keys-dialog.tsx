"use client";
import { useTranslations } from "next-intl";
import { Dialog } from "@/components/ui/dialog";
import { Kbd } from "@/components/ui/kbd";

/** What each key does, by the catalogue's name for it. */
const GROUPS = [
  {
    name: "everywhere.title",
    keys: [
      { pressed: ["Ctrl", "K"], name: "everywhere.jump" },
      { pressed: ["/"], name: "everywhere.search" },
      { pressed: ["j"], name: "everywhere.next" },
      { pressed: ["k"], name: "everywhere.previous" },
      { pressed: ["Enter"], name: "everywhere.open" },
      { pressed: ["F8"], name: "everywhere.messages" },
      { pressed: ["Esc"], name: "everywhere.close" },
      { pressed: ["?"], name: "everywhere.help" },
    ],
  },
  {
    name: "clip.title",
    keys: [
      { pressed: ["k"], name: "clip.play" },
      { pressed: ["j", "l"], name: "clip.leap" },
      { pressed: [",", "."], name: "clip.step" },
      { pressed: ["m"], name: "clip.mute" },
      { pressed: ["f"], name: "clip.full" },
      { pressed: ["p", "n"], name: "clip.others" },
    ],
  },
  { name: "chat.title", keys: [{ pressed: ["p"], name: "chat.pause" }] },
  {
    name: "tables.title",
    keys: [
      { pressed: ["n"], name: "tables.add" },
      { pressed: ["Space"], name: "tables.select" },
    ],
  },
  { name: "editing.title", keys: [{ pressed: ["Ctrl", "Enter"], name: "editing.save" }] },
] as const;

export function KeysDialog({ open, onOpenChange }: { open: boolean; onOpenChange: (open: boolean) => void }) {
  const t = useTranslations("shell.keys");
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={t("title")}>
      <div className="space-y-5">
        {GROUPS.map(({ name, keys }) => (
          <section key={name}>
            <h3 className="mb-2 font-medium text-ink-3 text-xs">{t(name)}</h3>
            <KeyList keys={keys} />
          </section>
        ))}
      </div>
    </Dialog>
  );
}

function KeyList({ keys }: { keys: (typeof GROUPS)[number]["keys"] }) {
  const t = useTranslations("shell.keys");
  return (
    <dl className="grid grid-cols-[6rem_1fr] items-center gap-x-4 gap-y-2.5">
      {keys.map(({ pressed, name }) => (
        <div key={name} className="contents">
          <dt className="flex gap-1">
            {pressed.map((key) => (
              <Kbd key={key}>{key}</Kbd>
            ))}
          </dt>
          <dd className="text-ink-2">{t(name)}</dd>
        </div>
      ))}
    </dl>
  );
}
