import { useTranslations } from "next-intl";
import { CardSection } from "@/components/ui/card";
import { Page } from "@/components/ui/page";
import { CodeBlock } from "./code-block";
import { INLINE_TAGS } from "./inline-tags";
import { KindSection, type KindWords } from "./kind-section";
import { PairsTable } from "./pairs-table";

/** Written by programs, for programs: the same in every language. */
interface Samples {
  /** An event with its frame, as JSON. */
  event: string;
  /** A message of the queue stream.online, as JSON. */
  queueMessage: string;
  /** How to check a signature. */
  node: string;
  python: string;
}

/** The manual for whoever reads the events of this instance. */
export function EventDocs({ kinds, samples }: { kinds: readonly KindWords[]; samples: Samples }) {
  const t = useTranslations("event-docs");
  return (
    <Page title={t("title")} summary={t("summary")}>
      <div className="grid gap-5 lg:grid-cols-[13rem_minmax(0,1fr)]">
        <nav aria-label={t("contents")} className="text-sm lg:sticky lg:top-20 lg:self-start">
          <ul className="flex flex-wrap gap-x-3 gap-y-1 lg:block">
            {kinds.map(({ kind }) => (
              <li key={kind}>
                <a href={`#${kind}`} className="font-mono text-accent text-xs hover:underline">
                  {kind}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        <div className="grid min-w-0 grid-cols-1 gap-5">
          <Rules />
          <Frame example={samples.event} />
          <Ways queueMessage={samples.queueMessage} />
          <Webhooks {...samples} />
          <h2 className="font-semibold text-lg">{t("kinds.title")}</h2>
          <p>
            <a href="/api/v1/events/schema" className="text-accent hover:underline">
              {t("allSchemas")}
            </a>
          </p>
          {kinds.map((words) => (
            <KindSection key={words.kind} {...words} />
          ))}
        </div>
      </div>
    </Page>
  );
}

function Rules() {
  const t = useTranslations("event-docs");
  return (
    <CardSection title={t("rules.title")}>
      <ul className="grid grid-cols-1 gap-2 p-4 text-ink-2">
        {(["again", "order", "whole", "versions"] as const).map((rule) => (
          <li key={rule}>{t.rich(`rules.${rule}`, INLINE_TAGS)}</li>
        ))}
      </ul>
    </CardSection>
  );
}

function Frame({ example }: { example: string }) {
  const t = useTranslations("event-docs");
  const fields = ["id", "kind", "version", "key", "at", "data"] as const;
  return (
    <CardSection title={t("frame.title")} hint={t.rich("frame.text", INLINE_TAGS)}>
      <PairsTable
        label={t("frame.title")}
        head={[t("table.field"), t("table.about")]}
        rows={fields.map((field) => [field, t(`frame.${field}`)])}
      />
      <div className="p-4">
        <CodeBlock label="JSON">{example}</CodeBlock>
      </div>
    </CardSection>
  );
}

function Ways({ queueMessage }: Pick<Samples, "queueMessage">) {
  const t = useTranslations("event-docs");
  return (
    <CardSection title={t("ways.title")}>
      <div className="grid grid-cols-1 gap-3 p-4 text-ink-2">
        <p>{t.rich("ways.rabbitmq", INLINE_TAGS)}</p>
        <CodeBlock label={t("ways.queue")}>{queueMessage}</CodeBlock>
        <p>{t.rich("ways.kafka", INLINE_TAGS)}</p>
        <p>{t.rich("ways.webhooks", INLINE_TAGS)}</p>
      </div>
    </CardSection>
  );
}

function Webhooks({ node, python }: Pick<Samples, "node" | "python">) {
  const t = useTranslations("event-docs");
  const headers = [
    ["Tallylight-Event-Id", t("webhooks.eventId")],
    ["Tallylight-Event-Kind", t("webhooks.eventKind")],
    ["Tallylight-Timestamp", t("webhooks.timestamp")],
    ["Tallylight-Signature", t.rich("webhooks.signature", INLINE_TAGS)],
  ] as const;
  const answers = [
    ["200–299", t("webhooks.taken")],
    ["400, 409, 413, 415, 422", t("webhooks.unwanted")],
    ["410", t("webhooks.over")],
    ["429, 503", t.rich("webhooks.later", INLINE_TAGS)],
    [t("webhooks.else"), t("webhooks.failed")],
  ] as const;
  return (
    <CardSection title={t("webhooks.title")}>
      <PairsTable label={t("webhooks.headers")} head={[t("table.header"), t("table.about")]} rows={headers} />
      <div className="grid grid-cols-1 gap-3 border-line border-y p-4 text-ink-2">
        <p>{t("webhooks.verify")}</p>
        <CodeBlock label={t("webhooks.node")}>{node}</CodeBlock>
        <CodeBlock label={t("webhooks.python")}>{python}</CodeBlock>
      </div>
      <PairsTable
        label={t("webhooks.answers")}
        head={[t("table.answer"), t("table.meaning")]}
        rows={answers}
      />
    </CardSection>
  );
}
