import type { Counts } from "./results";

export interface StepResult extends Counts {
  name: string;
  /** Whether the step's own command succeeded. */
  ok: boolean;
  seconds: number;
}

/**
 * The closing lines. The last is always "N passed, N failed", for machines. A step that failed without a
 * failed test (a gate, a crash, no test at all) counts as one failure; so does each skipped test when `ci`,
 * where nobody would notice that it did not run. What failed is named here once more, where it is found again.
 * `notes`: what else is to be known of the run, a line each.
 */
export function summarise(
  steps: StepResult[],
  ci: boolean,
  notes: string[] = [],
): { text: string; ok: boolean } {
  const rated = steps.map((step) => {
    const skipped = ci ? step.skipped : 0;
    return { ...step, failed: Math.max(step.failed + skipped, step.ok ? 0 : 1) };
  });
  const passed = rated.reduce((sum, step) => sum + step.passed, 0);
  const failed = rated.reduce((sum, step) => sum + step.failed, 0);
  const width = Math.max(...rated.map(({ name }) => name.length));
  const lines = rated.map((step) => {
    const mark = step.failed === 0 ? "✓" : "✗";
    return `${mark} ${step.name.padEnd(width)}  ${step.seconds.toFixed(1).padStart(6)} s${counts(step)}`;
  });
  const named = [
    ...section(
      "Failed",
      rated.flatMap(({ failures }) => failures),
    ),
    ...section(
      "Passed only when repeated, so to be mended",
      rated.flatMap(({ repeated }) => repeated),
    ),
  ];
  const text = [
    "",
    ...lines,
    ...notes.map((note) => `  ${note}`),
    ...named,
    "",
    `${passed} passed, ${failed} failed`,
  ].join("\n");
  return { text, ok: failed === 0 };
}

const section = (title: string, lines: string[]): string[] =>
  lines.length > 0 ? ["", `${title}:`, ...lines.map((line) => `  ${line}`)] : [];

function counts({ passed, failed, skipped, excused }: Counts): string {
  if (passed + failed + skipped + excused === 0) return "";
  return `  ${passed} passed${failed ? `, ${failed} failed` : ""}${skipped ? `, ${skipped} skipped` : ""}${excused ? `, ${excused} not for this machine` : ""}`;
}
