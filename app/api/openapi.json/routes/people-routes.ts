import * as accountDeletion from "@/app/api/v1/account/deletion/route";
import * as accountExportsOfIdFile from "@/app/api/v1/account/exports/[id]/file/route";
import * as accountExports from "@/app/api/v1/account/exports/route";
import * as accountReceiptsOfToken from "@/app/api/v1/account/receipts/[token]/route";
import * as broadcastersOfLogin from "@/app/api/v1/broadcasters/[login]/route";
import * as broadcasters from "@/app/api/v1/broadcasters/route";
import * as followingOfIdPreferences from "@/app/api/v1/following/[id]/preferences/route";
import * as followingOfId from "@/app/api/v1/following/[id]/route";
import * as following from "@/app/api/v1/following/route";
import * as instanceKeysOfId from "@/app/api/v1/instance-keys/[id]/route";
import * as instanceKeys from "@/app/api/v1/instance-keys/route";
import * as instanceKeysScopes from "@/app/api/v1/instance-keys/scopes/route";
import * as keysOfId from "@/app/api/v1/keys/[id]/route";
import * as keys from "@/app/api/v1/keys/route";
import * as keysScopes from "@/app/api/v1/keys/scopes/route";
import * as meAddress from "@/app/api/v1/me/address/route";
import * as meAddressTest from "@/app/api/v1/me/address/test/route";
import * as meAddressVerify from "@/app/api/v1/me/address/verify/route";
import * as meChatErasuresOfIdReceipt from "@/app/api/v1/me/chat/erasures/[id]/receipt/route";
import * as meChatErasures from "@/app/api/v1/me/chat/erasures/route";
import * as meChatExport from "@/app/api/v1/me/chat/export/route";
import * as meChatMessages from "@/app/api/v1/me/chat/messages/route";
import * as meChatOptOut from "@/app/api/v1/me/chat/opt-out/route";
import * as meChat from "@/app/api/v1/me/chat/route";
import * as meDevicesOfId from "@/app/api/v1/me/devices/[id]/route";
import * as meDevicesOfIdTest from "@/app/api/v1/me/devices/[id]/test/route";
import * as meDevices from "@/app/api/v1/me/devices/route";
import * as mePreferencesBroadcasters from "@/app/api/v1/me/preferences/broadcasters/route";
import * as mePreferencesCategories from "@/app/api/v1/me/preferences/categories/route";
import * as mePreferencesPreview from "@/app/api/v1/me/preferences/preview/route";
import * as mePreferences from "@/app/api/v1/me/preferences/route";
import * as me from "@/app/api/v1/me/route";
import * as meWishesOfId from "@/app/api/v1/me/wishes/[id]/route";
import * as meWishes from "@/app/api/v1/me/wishes/route";
import * as notificationsOfIdDeliveries from "@/app/api/v1/notifications/[id]/deliveries/route";
import * as notificationsOfId from "@/app/api/v1/notifications/[id]/route";
import * as notificationsHearing from "@/app/api/v1/notifications/hearing/route";
import * as notificationsRead from "@/app/api/v1/notifications/read/route";
import * as notifications from "@/app/api/v1/notifications/route";
import * as notificationsVisit from "@/app/api/v1/notifications/visit/route";
import * as notificationsWhy from "@/app/api/v1/notifications/why/route";
import * as pushKey from "@/app/api/v1/push/key/route";
import type { RouteModule } from "@/lib/api-docs";

export const peopleRoutes: Record<string, RouteModule> = {
  "/account/deletion": accountDeletion,
  "/account/exports": accountExports,
  "/account/exports/{id}/file": accountExportsOfIdFile,
  "/account/receipts/{token}": accountReceiptsOfToken,
  "/broadcasters": broadcasters,
  "/broadcasters/{login}": broadcastersOfLogin,
  "/following": following,
  "/following/{id}": followingOfId,
  "/following/{id}/preferences": followingOfIdPreferences,
  "/instance-keys": instanceKeys,
  "/instance-keys/{id}": instanceKeysOfId,
  "/instance-keys/scopes": instanceKeysScopes,
  "/keys": keys,
  "/keys/{id}": keysOfId,
  "/keys/scopes": keysScopes,
  "/me": me,
  "/me/address": meAddress,
  "/me/address/test": meAddressTest,
  "/me/address/verify": meAddressVerify,
  "/me/chat": meChat,
  "/me/chat/erasures": meChatErasures,
  "/me/chat/erasures/{id}/receipt": meChatErasuresOfIdReceipt,
  "/me/chat/export": meChatExport,
  "/me/chat/messages": meChatMessages,
  "/me/chat/opt-out": meChatOptOut,
  "/me/devices": meDevices,
  "/me/devices/{id}": meDevicesOfId,
  "/me/devices/{id}/test": meDevicesOfIdTest,
  "/me/preferences": mePreferences,
  "/me/preferences/broadcasters": mePreferencesBroadcasters,
  "/me/preferences/categories": mePreferencesCategories,
  "/me/preferences/preview": mePreferencesPreview,
  "/me/wishes": meWishes,
  "/me/wishes/{id}": meWishesOfId,
  "/notifications": notifications,
  "/notifications/{id}": notificationsOfId,
  "/notifications/{id}/deliveries": notificationsOfIdDeliveries,
  "/notifications/hearing": notificationsHearing,
  "/notifications/read": notificationsRead,
  "/notifications/visit": notificationsVisit,
  "/notifications/why": notificationsWhy,
  "/push/key": pushKey,
};
