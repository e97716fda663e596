/** What is said of the kinds of events and their fields, in German; as in `german`. */
export const germanEvents: Readonly<Record<string, string>> = {
  "A time, ISO 8601 in UTC.": "Ein Zeitpunkt, ISO 8601 in UTC.",
  "A user's id at Twitch.": "Die Id eines Kontos bei Twitch.",
  "A user's login at Twitch.": "Der Login eines Kontos bei Twitch.",
  "The channel's user id at Twitch.": "Die Id des Kanals bei Twitch.",
  "An id of this instance.": "Eine Id dieser Instanz.",
  "An id of this instance. Null: many clips.": "Eine Id dieser Instanz. Null: viele Clips.",
  "Who streams. Ids and names are Twitch's.": "Wer streamt. Ids und Namen sind die von Twitch.",
  "The stream as it is now.": "Der Stream, wie er jetzt ist.",
  "Who told (a poll, EventSub, the bot or a program), when, and how many milliseconds after the stream's start (null: that says nothing).":
    "Wer es gemeldet hat (eine Abfrage, EventSub, der Bot oder ein Programm), wann, und wie viele Millisekunden nach Beginn des Streams (null: das sagt nichts aus).",
  "The watched categories and broadcasters that it is about.":
    "Die beobachteten Kategorien und Kanäle, um die es geht.",
  "Who, by user id. Null for subscribers: who pays for a channel is its owner's to know.":
    "Wer, als Ids von Konten. Null bei Abonnenten: Wer für einen Kanal bezahlt, geht nur dessen Inhaber etwas an.",
  "went_live: it began. restarted: another stream took the place of the last one at once. reopened: the last one was not over after all.":
    "went_live: Er hat begonnen. restarted: Ein anderer Stream ist sofort an die Stelle des letzten getreten. reopened: Der letzte war doch nicht vorbei.",
  "The stream whose show it goes on with. Not there where it begins a show.":
    "Der Stream, dessen Sendung er fortsetzt. Fehlt, wo eine Sendung beginnt.",
  "A stream of somebody whom people here follow began.":
    "Ein Stream von jemandem, dem hier gefolgt wird, hat begonnen.",
  "The stream's id at Twitch.": "Die Id des Streams bei Twitch.",
  "When it was last seen: earlier than when we became sure.":
    "Wann er zuletzt zu sehen war: früher als der Moment, in dem wir sicher waren.",
  "When it was last seen there.": "Wann er dort zuletzt zu sehen war.",
  "A stream ended.": "Ein Stream ist zu Ende.",
  "What is another than before.": "Was anders ist als vorher.",
  "A stream's title or category changed.": "Titel oder Kategorie eines Streams haben sich geändert.",
  "Pairs: user id of who streams, viewers.": "Paare: Id von dem, der streamt, und Zuschauer.",
  "New viewer counts, of many streams at once.": "Neue Zuschauerzahlen, von vielen Streams auf einmal.",
  "The stream as the list of its category shows it.": "Der Stream, wie ihn die Liste seiner Kategorie zeigt.",
  "A stream in a watched category began, of somebody whom nobody here follows (for all others stream.online tells it).":
    "In einer beobachteten Kategorie hat ein Stream begonnen, von jemandem, dem hier niemand folgt (bei allen anderen sagt es stream.online).",
  "A stream is over, or in no watched category any more.":
    "Ein Stream ist vorbei oder in keiner beobachteten Kategorie mehr.",
  "The message's id at Twitch.": "Die Id der Nachricht bei Twitch.",
  "Who wrote it.": "Wer sie geschrieben hat.",
  "What was written, as Twitch has it.": "Was geschrieben wurde, wie es bei Twitch steht.",
  "Somebody wrote in a connected channel. Only for who chose this kind: it is personal data, and much.":
    "Jemand hat in einem verbundenen Kanal geschrieben. Nur für Empfänger, die diese Art gewählt haben: Es sind personenbezogene Daten, und viele.",
  "Somebody was seen in a connected channel for the first time. Only for who chose this kind: it is personal data.":
    "Jemand war zum ersten Mal in einem verbundenen Kanal zu sehen. Nur für Empfänger, die diese Art gewählt haben: Es sind personenbezogene Daten.",
  "The command's name, without the sign before it.": "Der Name des Befehls, ohne das Zeichen davor.",
  "Whether somebody wrote it or a program asked for it.":
    "Ob ihn jemand geschrieben hat oder ein Programm darum gebeten hat.",
  "The bot answered a command.": "Der Bot hat auf einen Befehl geantwortet.",
  "What became of it.": "Was daraus geworden ist.",
  "Something is to be done about a message, was done, could not be done, or was undone.":
    "Gegen eine Nachricht soll etwas getan werden, wurde etwas getan, ging es nicht, oder wurde es zurückgenommen.",
  "What became of it. unknown: Twitch did not say whether it took it.":
    "Was daraus geworden ist. unknown: Twitch hat nicht gesagt, ob es angenommen wurde.",
  "The bot is to say something, or what became of that.":
    "Der Bot soll etwas sagen, oder was daraus geworden ist.",
  "The clip's id at Twitch.": "Die Id des Clips bei Twitch.",
  "At most 100.": "Höchstens 100.",
  "They are of the past: an archive is being filled.": "Sie sind von früher: Ein Archiv wird gefüllt.",
  "Clips that were not known before.": "Clips, die bisher nicht bekannt waren.",
  "deleted, restored: here. gone, back: at Twitch. file: its video was kept, or is no longer.":
    "deleted, restored: hier. gone, back: bei Twitch. file: Sein Video wurde aufbewahrt, oder ist es nicht mehr.",
  "What is known of a clip, or kept of it, is another.":
    "Was über einen Clip bekannt ist oder von ihm aufbewahrt wird, ist anders als vorher.",
  "How many gained it, lost it, or have another tier of it.":
    "Wie viele sie bekommen haben, verloren haben, oder eine andere Stufe davon haben.",
  "People gained or lost a role in a channel. At most 1,000 people in one event.":
    "Leute haben in einem Kanal eine Rolle bekommen oder verloren. Höchstens 1.000 Leute in einem Ereignis.",
  "What the sync was made for.": "Wofür der Abgleich gemacht wurde.",
  "A sync of a channel's roles began or ended.":
    "Ein Abgleich der Rollen eines Kanals hat begonnen oder ist zu Ende.",
  "reading: the bot began or ended to read its chat.":
    "reading: Der Bot hat begonnen oder aufgehört, den Chat zu lesen.",
  "A channel was connected or left, or is set up otherwise.":
    "Ein Kanal wurde verbunden oder verlassen, oder ist anders eingerichtet.",
  "The job's name.": "Der Name der Aufgabe.",
  "A run of a job was asked for, began or ended.":
    "Ein Lauf einer Aufgabe wurde verlangt, hat begonnen oder ist zu Ende.",
  "What the alert is about.": "Worum es bei dem Alarm geht.",
  "true: it began. false: it ended.": "true: Er hat begonnen. false: Er ist zu Ende.",
  "Something needs an operator, or no longer does.": "Etwas braucht einen Betreiber, oder nicht mehr.",
};
