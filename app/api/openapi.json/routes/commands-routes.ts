import * as channelCommandsBulk from "@/app/api/v1/channels/[login]/commands/bulk/route";
import * as channelCommandsByNameOfName from "@/app/api/v1/channels/[login]/commands/by-name/[name]/route";
import * as channelCommandsDryRun from "@/app/api/v1/channels/[login]/commands/dry-run/route";
import * as channelCommandsExecute from "@/app/api/v1/channels/[login]/commands/execute/route";
import * as channelCommands from "@/app/api/v1/channels/[login]/commands/route";
import * as channelExport from "@/app/api/v1/channels/[login]/export/route";
import * as channelImportOfIdUndo from "@/app/api/v1/channels/[login]/import/[id]/undo/route";
import * as channelImportPreview from "@/app/api/v1/channels/[login]/import/preview/route";
import * as channelImport from "@/app/api/v1/channels/[login]/import/route";
import * as channelModerationActionsOfIdUndo from "@/app/api/v1/channels/[login]/moderation/actions/[id]/undo/route";
import * as channelModerationActions from "@/app/api/v1/channels/[login]/moderation/actions/route";
import * as channelModerationConduct from "@/app/api/v1/channels/[login]/moderation/conduct/route";
import * as channelModerationDryRun from "@/app/api/v1/channels/[login]/moderation/dry-run/route";
import * as channelModerationPermits from "@/app/api/v1/channels/[login]/moderation/permits/route";
import * as channelModeration from "@/app/api/v1/channels/[login]/moderation/route";
import * as channelModerationRules from "@/app/api/v1/channels/[login]/moderation/rules/route";
import * as channelModerationTrials from "@/app/api/v1/channels/[login]/moderation/trials/route";
import * as channelQuotesOfNumberRestore from "@/app/api/v1/channels/[login]/quotes/[number]/restore/route";
import * as channelQuotesOfNumber from "@/app/api/v1/channels/[login]/quotes/[number]/route";
import * as channelQuotes from "@/app/api/v1/channels/[login]/quotes/route";
import * as channelTimersPreview from "@/app/api/v1/channels/[login]/timers/preview/route";
import * as channelTimers from "@/app/api/v1/channels/[login]/timers/route";
import * as commandsOfIdRestore from "@/app/api/v1/commands/[id]/restore/route";
import * as commandsOfId from "@/app/api/v1/commands/[id]/route";
import * as timersOfIdRestore from "@/app/api/v1/timers/[id]/restore/route";
import * as timersOfId from "@/app/api/v1/timers/[id]/route";
import * as timersOfIdSay from "@/app/api/v1/timers/[id]/say/route";
import type { RouteModule } from "@/lib/api-docs";

export const commandsRoutes: Record<string, RouteModule> = {
  "/channels/{login}/commands": channelCommands,
  "/channels/{login}/commands/bulk": channelCommandsBulk,
  "/channels/{login}/commands/by-name/{name}": channelCommandsByNameOfName,
  "/channels/{login}/commands/dry-run": channelCommandsDryRun,
  "/channels/{login}/commands/execute": channelCommandsExecute,
  "/channels/{login}/export": channelExport,
  "/channels/{login}/import": channelImport,
  "/channels/{login}/import/{id}/undo": channelImportOfIdUndo,
  "/channels/{login}/import/preview": channelImportPreview,
  "/channels/{login}/moderation": channelModeration,
  "/channels/{login}/moderation/actions": channelModerationActions,
  "/channels/{login}/moderation/actions/{id}/undo": channelModerationActionsOfIdUndo,
  "/channels/{login}/moderation/conduct": channelModerationConduct,
  "/channels/{login}/moderation/dry-run": channelModerationDryRun,
  "/channels/{login}/moderation/permits": channelModerationPermits,
  "/channels/{login}/moderation/rules": channelModerationRules,
  "/channels/{login}/moderation/trials": channelModerationTrials,
  "/channels/{login}/quotes": channelQuotes,
  "/channels/{login}/quotes/{number}": channelQuotesOfNumber,
  "/channels/{login}/quotes/{number}/restore": channelQuotesOfNumberRestore,
  "/channels/{login}/timers": channelTimers,
  "/channels/{login}/timers/preview": channelTimersPreview,
  "/commands/{id}": commandsOfId,
  "/commands/{id}/restore": commandsOfIdRestore,
  "/timers/{id}": timersOfId,
  "/timers/{id}/restore": timersOfIdRestore,
  "/timers/{id}/say": timersOfIdSay,
};
