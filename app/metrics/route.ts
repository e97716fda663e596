import { httpMetrics } from "@/lib/http/metrics";

export const dynamic = "force-dynamic";

/** For Prometheus: figures of this process, nothing about people. */
export async function GET(): Promise<Response> {
  const { registry } = httpMetrics();
  return new Response(await registry.metrics(), { headers: { "content-type": registry.contentType } });
}
