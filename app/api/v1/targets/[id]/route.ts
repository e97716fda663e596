import { route } from "@/lib/http/route";
import { findTarget, removeTarget, updateTarget } from "@/lib/targets";
import { target, targetParams, updateTargetInput } from "@/lib/targets/schema";

export const GET = route({
  operation: "targets.get",
  summary: "Shows one watched target",
  ask: () => ({ action: "targets.read" }),
  params: targetParams,
  answer: target,
  etag: ({ enabled }) => enabled,
  handler: ({ params }) => findTarget(params.id),
});

export const PATCH = route({
  operation: "targets.update",
  summary: "Changes a watched target",
  ask: () => ({ action: "targets.manage" }),
  params: targetParams,
  body: updateTargetInput,
  answer: target,
  etag: ({ enabled }) => enabled,
  ifMatch: true,
  handler: ({ params, body }) => updateTarget(params.id, body),
});

export const DELETE = route({
  operation: "targets.delete",
  summary: "Stops watching a target",
  ask: () => ({ action: "targets.manage" }),
  params: targetParams,
  answer: null,
  ifMatch: true,
  handler: ({ params }) => removeTarget(params.id),
});
