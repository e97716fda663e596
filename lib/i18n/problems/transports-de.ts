/** What is said of the ways by which Twitch tells of events, in German; as in `german`. */
export const germanTransports: Readonly<Record<string, string>> = {
  "EventSub is turned off by EVENTSUB_TRANSPORT.": "EventSub ist durch EVENTSUB_TRANSPORT abgeschaltet.",
  "Twitch can reach this instance.": "Twitch kann diese Instanz erreichen.",
  "Twitch cannot call this instance, so a WebSocket of the app reads what a conduit hands on.":
    "Twitch kann diese Instanz nicht aufrufen; deshalb liest ein WebSocket der App, was ein Conduit weitergibt.",
  "Neither a webhook nor a conduit works, so a WebSocket of one account is left, for ten subscriptions.":
    "Weder Webhook noch Conduit gehen; es bleibt der WebSocket eines einzelnen Kontos, mit zehn Abonnements.",
  "EVENTSUB_TRANSPORT says {}.": "So steht es in EVENTSUB_TRANSPORT: {}.",
  "There is no way.": "Es gibt keinen Weg.",
  "Nothing has been compared yet.": "Noch wurde nichts abgeglichen.",
  "Twitch gets no answer from {}.": "Twitch bekommt keine Antwort von {}.",
  "Twitch gives this app no more conduits.": "Twitch gibt dieser App keinen weiteren Conduit.",
  "There is no connection to Twitch's WebSocket.": "Es gibt keine Verbindung zum WebSocket von Twitch.",
  "There is no account whose token a WebSocket could be used with: connect the bot's, or sign in as an operator.":
    "Es gibt kein Konto, mit dessen Token ein WebSocket ginge: Verbinde das des Bots, oder melde dich als Betreiber an.",
  "Twitch had an error of its own.": "Bei Twitch gab es einen Fehler.",
  "Twitch says that we sent something, which is not allowed.":
    "Twitch sagt, wir hätten etwas gesendet; das ist nicht erlaubt.",
  "Twitch got no answer to its pings.": "Twitch bekam auf seine Pings keine Antwort.",
  "Nothing was subscribed to in time.": "Es wurde nicht rechtzeitig etwas abonniert.",
  "The move to another connection came too late.": "Der Wechsel zu einer anderen Verbindung kam zu spät.",
  "Twitch's network was too slow.": "Twitchs Netz war zu langsam.",
  "Twitch's network failed.": "Twitchs Netz ist ausgefallen.",
  "Twitch did not know the address it gave for reconnecting.":
    "Twitch kannte die Adresse nicht, die es für die neue Verbindung genannt hatte.",
  "Twitch did not welcome the connection in time.": "Twitch hat die Verbindung nicht rechtzeitig begrüßt.",
  "The connection was closed ({}).": "Die Verbindung wurde geschlossen ({}).",
  "Twitch went silent.": "Twitch ist verstummt.",
  "Twitch's WebSocket could not be reached.": "Twitchs WebSocket war nicht zu erreichen.",
  "Twitch's WebSocket could not be reached{}.": "Twitchs WebSocket war nicht zu erreichen{}.",
};
