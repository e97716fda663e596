import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { EventDocs } from "@/components/event-docs/event-docs";
import { eventManual, startMessageExample } from "@/lib/events";
import { eventText } from "@/lib/i18n/event-text";
import { VERIFY_IN_NODE, VERIFY_IN_PYTHON } from "@/lib/webhooks";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("event-docs");
  return { title: t("title"), description: t("description") };
}

/** For everybody: what events look like is a manual. Made of the shapes in which they leave. */
export default async function EventDocsRoute() {
  const locale = await getLocale();
  const manual = eventManual();
  const framed = manual.find(({ kind }) => kind === "channel.changed")?.example;
  const kinds = manual.map(({ when, fields, example, ...kind }) => ({
    ...kind,
    when: eventText(locale, when),
    fields: fields.map(({ about, ...field }) => ({ ...field, about: about && eventText(locale, about) })),
    example: JSON.stringify(example.data, null, 2),
  }));
  const samples = {
    event: JSON.stringify(framed, null, 2),
    queueMessage: JSON.stringify(startMessageExample(), null, 2),
    ...{ node: VERIFY_IN_NODE, python: VERIFY_IN_PYTHON },
  };
  return <EventDocs kinds={kinds} samples={samples} />;
}
