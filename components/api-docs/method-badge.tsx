import { Badge } from "@/components/ui/badge";

const TONES = { GET: "plain", DELETE: "danger" } as const;

/** The method of an operation: what only reads is quieter than what changes something. */
export function MethodBadge({ method }: { method: string }) {
  return (
    <Badge tone={TONES[method as keyof typeof TONES] ?? "accent"} className="w-14 justify-center font-mono">
      {method}
    </Badge>
  );
}
