import * as events from "@/app/api/v1/events/route";
import * as eventsSchemaOfKind from "@/app/api/v1/events/schema/[kind]/route";
import * as eventsSchema from "@/app/api/v1/events/schema/route";
import * as publishersOfIdDeadLettersRetry from "@/app/api/v1/publishers/[id]/dead-letters/retry/route";
import * as publishersOfIdDeadLetters from "@/app/api/v1/publishers/[id]/dead-letters/route";
import * as publishersOfIdPause from "@/app/api/v1/publishers/[id]/pause/route";
import * as publishersOfIdReplay from "@/app/api/v1/publishers/[id]/replay/route";
import * as publishersOfIdResume from "@/app/api/v1/publishers/[id]/resume/route";
import * as publishersOfId from "@/app/api/v1/publishers/[id]/route";
import * as publishers from "@/app/api/v1/publishers/route";
import * as targetsOfId from "@/app/api/v1/targets/[id]/route";
import * as targetsOfIdStreams from "@/app/api/v1/targets/[id]/streams/route";
import * as targets from "@/app/api/v1/targets/route";
import * as targetsSearch from "@/app/api/v1/targets/search/route";
import * as webhooksOfIdEnable from "@/app/api/v1/webhooks/[id]/enable/route";
import * as webhooksOfId from "@/app/api/v1/webhooks/[id]/route";
import * as webhooksOfIdSecret from "@/app/api/v1/webhooks/[id]/secret/route";
import * as webhooksOfIdTest from "@/app/api/v1/webhooks/[id]/test/route";
import * as webhooks from "@/app/api/v1/webhooks/route";
import type { RouteModule } from "@/lib/api-docs";

export const publishingRoutes: Record<string, RouteModule> = {
  "/events": events,
  "/events/schema": eventsSchema,
  "/events/schema/{kind}": eventsSchemaOfKind,
  "/publishers": publishers,
  "/publishers/{id}": publishersOfId,
  "/publishers/{id}/dead-letters": publishersOfIdDeadLetters,
  "/publishers/{id}/dead-letters/retry": publishersOfIdDeadLettersRetry,
  "/publishers/{id}/pause": publishersOfIdPause,
  "/publishers/{id}/replay": publishersOfIdReplay,
  "/publishers/{id}/resume": publishersOfIdResume,
  "/targets": targets,
  "/targets/{id}": targetsOfId,
  "/targets/{id}/streams": targetsOfIdStreams,
  "/targets/search": targetsSearch,
  "/webhooks": webhooks,
  "/webhooks/{id}": webhooksOfId,
  "/webhooks/{id}/enable": webhooksOfIdEnable,
  "/webhooks/{id}/secret": webhooksOfIdSecret,
  "/webhooks/{id}/test": webhooksOfIdTest,
};
