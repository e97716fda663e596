import { BellRing, ListFilter, type LucideIcon, ServerCog } from "lucide-react";

const PROMISES: readonly { icon: LucideIcon; title: string; text: string }[] = [
  {
    icon: BellRing,
    title: "Told once, at once",
    text: "A banner in every open tab the moment a stream begins, and a bell that remembers it on all your devices. A dropped connection or a restart is not news, so it is not told again.",
  },
  {
    icon: ListFilter,
    title: "Two hundred channels, one look",
    text: "Who is live comes first and the list reorders by itself. Filter by name, category, language or tag; mute whom you like to follow quietly.",
  },
  {
    icon: ServerCog,
    title: "Yours to run",
    text: "One command on your own machine. It reads your follows and changes nothing on Twitch. When Twitch does not answer, nobody is marked offline.",
  },
];

/** What it does, in three short blocks. */
export function Promises() {
  return (
    <section
      aria-label="What it does"
      className="grid gap-x-10 gap-y-8 border-line border-t pt-12 md:grid-cols-3"
    >
      {PROMISES.map(({ icon: Icon, title, text }) => (
        <div key={title}>
          <Icon aria-hidden className="mb-3 size-5 text-accent" />
          <h2 className="font-semibold text-base">{title}</h2>
          <p className="mt-1.5 max-w-prose text-pretty text-ink-2">{text}</p>
        </div>
      ))}
    </section>
  );
}
