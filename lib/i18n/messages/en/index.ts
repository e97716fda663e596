import account from "./account.json";
import alerts from "./alerts.json";
import apiDocs from "./api-docs.json";
import apiKeys from "./api-keys.json";
import audit from "./audit.json";
import bot from "./bot.json";
import charts from "./charts.json";
import chat from "./chat.json";
import chatOwn from "./chat-own.json";
import clips from "./clips.json";
import commands from "./commands.json";
import commandsImport from "./commands-import.json";
import dashboard from "./dashboard.json";
import deliveries from "./deliveries.json";
import email from "./email.json";
import eventDocs from "./event-docs.json";
import eventsub from "./eventsub.json";
import failure from "./failure.json";
import following from "./following.json";
import history from "./history.json";
import jobs from "./jobs.json";
import landing from "./landing.json";
import liveBanner from "./live-banner.json";
import moderation from "./moderation.json";
import notifications from "./notifications.json";
import pages from "./pages.json";
import preferences from "./preferences.json";
import privacy from "./privacy.json";
import publishers from "./publishers.json";
import push from "./push.json";
import quota from "./quota.json";
import quotes from "./quotes.json";
import roles from "./roles.json";
import sending from "./sending.json";
import settings from "./settings.json";
import shell from "./shell.json";
import studio from "./studio.json";
import sync from "./sync.json";
import targets from "./targets.json";
import theme from "./theme.json";
import timers from "./timers.json";
import ui from "./ui.json";
import viewers from "./viewers.json";
import wishes from "./wishes.json";

/** Every text in English. The other languages have the same keys. */
export const en = {
  account,
  alerts,
  "api-docs": apiDocs,
  "api-keys": apiKeys,
  audit,
  bot,
  charts,
  chat,
  "chat-own": chatOwn,
  clips,
  commands,
  "commands-import": commandsImport,
  dashboard,
  deliveries,
  email,
  "event-docs": eventDocs,
  failure,
  following,
  history,
  jobs,
  landing,
  "live-banner": liveBanner,
  moderation,
  notifications,
  pages,
  preferences,
  eventsub,
  privacy,
  publishers,
  push,
  quota,
  quotes,
  sending,
  roles,
  settings,
  shell,
  studio,
  sync,
  targets,
  theme,
  timers,
  ui,
  viewers,
  wishes,
};
