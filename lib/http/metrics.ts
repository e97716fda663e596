import { collectDefaultMetrics, Histogram, Registry } from "prom-client";

export interface HttpMetrics {
  registry: Registry;
  answered(request: { method: string; route: string; status: number }, durationMs: number): void;
}

function createHttpMetrics(): HttpMetrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const durations = new Histogram({
    name: "tallylight_web_request_duration_ms",
    help: "Milliseconds an API request took, by route and status",
    labelNames: ["method", "route", "status"] as const,
    buckets: [5, 10, 25, 50, 100, 250, 500, 1_000, 2_500, 10_000],
    registers: [registry],
  });
  return {
    registry,
    answered: ({ method, route, status }, durationMs) =>
      durations.observe({ method, route, status: String(status) }, durationMs),
  };
}

// Next may load a module once for each kind of route; the figures are the process's.
const home = globalThis as { tallylightHttpMetrics?: HttpMetrics };

/** The figures of this web process. */
export function httpMetrics(): HttpMetrics {
  home.tallylightHttpMetrics ??= createHttpMetrics();
  return home.tallylightHttpMetrics;
}
