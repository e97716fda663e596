import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { openApiDocument } from "@/app/api/openapi.json/document";
import { ResourceDocs } from "@/components/api-docs/resource-docs";
import { manualOf } from "@/lib/api-docs";
import { env } from "@/lib/env/server";

interface Props {
  params: Promise<{ resource: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations("api-docs");
  return { title: t("resource", { resource: (await params).resource }) };
}

/** One resource to a page: all of them at once would be more than a phone likes to load. */
export default async function ApiResourceRoute({ params }: Props) {
  const { resource } = await params;
  const { operations, shapes } = manualOf(openApiDocument(), resource);
  if (operations.length === 0) notFound();
  return <ResourceDocs {...{ resource, operations, shapes }} appUrl={env().APP_URL} />;
}
