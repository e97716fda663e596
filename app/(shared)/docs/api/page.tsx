import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { openApiDocument } from "@/app/api/openapi.json/document";
import { ApiDocs } from "@/components/api-docs/api-docs";
import { contentsOf } from "@/lib/api-docs";
import { env } from "@/lib/env/server";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("api-docs");
  return { title: t("title"), description: t("summary") };
}

/** For everybody: what the API is like is a manual. Made of what validates. */
export default function ApiDocsRoute() {
  return <ApiDocs resources={contentsOf(openApiDocument())} appUrl={env().APP_URL} />;
}
