import { env } from "@/lib/env/server";
import { httpMetrics } from "@/lib/http/metrics";
import { mayReadMetrics } from "@/lib/http/metrics-token";

export const dynamic = "force-dynamic";

/** For Prometheus: figures of this process, nothing about people. */
export async function GET(request: Request): Promise<Response> {
  if (!mayReadMetrics(request.headers.get("authorization"), env().METRICS_TOKEN))
    return new Response(null, { status: 401, headers: { "www-authenticate": "Bearer" } });
  const { registry } = httpMetrics();
  return new Response(await registry.metrics(), { headers: { "content-type": registry.contentType } });
}
