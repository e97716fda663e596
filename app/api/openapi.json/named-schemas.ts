import type { NamedSchemas } from "@/lib/api-docs";
import { me } from "@/lib/auth/schema";
import { botStatus, connectedChannel } from "@/lib/bot/schema";
import { followedBroadcaster } from "@/lib/broadcasters/schema";
import {
  chatEvent,
  chatGap,
  chatMessage,
  chatPerson,
  chatReader,
  chatStats,
  erasure,
  savedSearch,
} from "@/lib/chat/schema";
import { clip, clipArchiveStatus, clipCollection } from "@/lib/clips/schema";
import { command, commandCategory, execution, namedPerson } from "@/lib/commands/schema";
import { deviceTest, ownDelivery } from "@/lib/deliveries/schema";
import { mailAddress } from "@/lib/email/schema";
import { broadcasterRef, liveStream } from "@/lib/events/schema";
import { runView } from "@/lib/jobs/schema";
import { moderationAction, moderationSettings, rule, step } from "@/lib/moderation/schema";
import { notificationItem } from "@/lib/notifications/schema";
import { broadcasterOverride, preferences, rules } from "@/lib/preferences/schema";
import { deadLetter, publisherView } from "@/lib/publishers/schema";
import { device } from "@/lib/push/schema";
import { quote } from "@/lib/quotes/schema";
import { personRoles, roleChange, roleMember, roleSyncRun, roleSyncStatus } from "@/lib/roles/schema";
import { botAccount, outgoingMessage } from "@/lib/sending/schema";
import { channelOverview, followedStream, streamDetail, streamSummary } from "@/lib/streams/schema";
import { target, targetWish } from "@/lib/targets/schema";
import { chatTimer, timerOutlook } from "@/lib/timers/schema";
import {
  attendedStream,
  channelViewer,
  listedRole,
  personInChannels,
  viewerDetail,
} from "@/lib/viewers/schema";
import { webhookSecret } from "@/lib/webhooks/schema";

/** The shapes that are told by name in the description of the API. The rest is written out where it stands. */
export const namedSchemas: NamedSchemas = {
  Me: me,
  BotChannel: connectedChannel,
  BotStatus: botStatus,
  FollowedBroadcaster: followedBroadcaster,
  ChatMessage: chatMessage,
  ChatPerson: chatPerson,
  ChatGap: chatGap,
  ChatEvent: chatEvent,
  ChatStatistics: chatStats,
  SavedSearch: savedSearch,
  Erasure: erasure,
  ChatReader: chatReader,
  Clip: clip,
  ClipCollection: clipCollection,
  ClipArchive: clipArchiveStatus,
  Command: command,
  CommandCategory: commandCategory,
  NamedPerson: namedPerson,
  CommandExecution: execution,
  OwnDelivery: ownDelivery,
  DeviceTest: deviceTest,
  MailAddress: mailAddress,
  BroadcasterRef: broadcasterRef,
  LiveStream: liveStream,
  JobRun: runView,
  ModerationSettings: moderationSettings,
  ModerationRule: rule,
  ModerationStep: step,
  ModerationAction: moderationAction,
  Notification: notificationItem,
  NotificationRules: rules,
  Preferences: preferences,
  BroadcasterPreferences: broadcasterOverride,
  Publisher: publisherView,
  DeadLetter: deadLetter,
  Device: device,
  Quote: quote,
  RoleSyncRun: roleSyncRun,
  RoleMember: roleMember,
  RoleSyncStatus: roleSyncStatus,
  PersonRoles: personRoles,
  RoleChange: roleChange,
  BotAccount: botAccount,
  OutgoingMessage: outgoingMessage,
  StreamSummary: streamSummary,
  Stream: streamDetail,
  FollowedStream: followedStream,
  ChannelOverview: channelOverview,
  Target: target,
  TargetWish: targetWish,
  Timer: chatTimer,
  TimerOutlook: timerOutlook,
  ChannelViewer: channelViewer,
  ChannelViewerDetail: viewerDetail,
  ListedRole: listedRole,
  AttendedStream: attendedStream,
  Viewer: personInChannels,
  WebhookWithSecret: webhookSecret,
};
