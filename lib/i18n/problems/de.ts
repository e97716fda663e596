import { germanFields } from "./fields-de";

/**
 * What problems say in German, by what they say in English; `{}` stands for a value, in the order of both. Only
 * what people on pages can meet: what a program does wrong is told in English.
 */
export const german: Readonly<Record<string, string>> = {
  ...germanFields,
  "Something went wrong on our side. Try again; if it stays, tell your operator the request id.":
    "Bei uns ist etwas schiefgegangen. Versuch es noch einmal; wenn es bleibt, nenn deinem Betreiber die Nummer der Anfrage.",
  "The database does not answer. Try again in a moment.":
    "Die Datenbank antwortet nicht. Versuch es gleich noch einmal.",
  "The file cannot be read right now. Try again in a moment.":
    "Die Datei lässt sich gerade nicht lesen. Versuch es gleich noch einmal.",
  "Sign in to do this. Your session may have ended.":
    "Melde dich dafür an. Vielleicht ist deine Sitzung zu Ende.",
  "This is for operators of this Tallylight.": "Das ist für die Betreiber dieses Tallylight.",
  "That was too fast. Try again in {} s.": "Das war zu schnell. Versuch es in {} s noch einmal.",
  "There is nothing here.": "Hier ist nichts.",
  "Nothing here.": "Hier ist nichts.",
  "Something in the form is not right yet.": "Im Formular stimmt etwas noch nicht.",
  "Something in the request does not fit.": "Etwas an der Anfrage passt nicht.",
  "Something in the {} does not fit.": "Etwas an der Anfrage passt nicht ({}).",
  "The body is too large: at most {} are read.": "Das ist zu groß: Höchstens {} werden gelesen.",
  "This page link is not valid. Start again from the first page.":
    "Dieser Link zu einer Seite gilt nicht. Fang wieder auf der ersten an.",
  "This page link is not valid. Start the search again.":
    "Dieser Link zu einer Seite gilt nicht. Beginn die Suche neu.",
  "This page link is not valid. Start again from the newest lines.":
    "Dieser Link zu einer Seite gilt nicht. Fang wieder bei den neuesten Zeilen an.",
  "This account does not exist any more.": "Dieses Konto gibt es nicht mehr.",
  "The sign-in could not be started. Try again in a moment.":
    "Die Anmeldung konnte nicht beginnen. Versuch es gleich noch einmal.",
  "You do not follow this channel here.": "Du folgst diesem Kanal hier nicht.",
  "There is no Twitch channel called {}.": "Auf Twitch gibt es keinen Kanal namens {}.",
  "There is nobody called {} on Twitch.": "Auf Twitch gibt es niemanden namens {}.",
  "Nobody here follows a channel of this name.": "Niemand hier folgt einem Kanal dieses Namens.",
  "There is no such stream.": "Diesen Stream gibt es nicht.",
  "There is no such category here.": "Diese Kategorie gibt es hier nicht.",
  "You watch {} categories already. Remove one first.":
    "Du beobachtest schon {} Kategorien. Entferne zuerst eine.",
  "There is no such target.": "Dieses Ziel gibt es nicht.",
  "There is no such category on Twitch.": "Diese Kategorie gibt es auf Twitch nicht.",
  "There are {} targets already. Remove one first.": "Es gibt schon {} Ziele. Entferne zuerst eines.",
  "Redis does not answer. Try again in a moment.": "Redis antwortet nicht. Versuch es gleich noch einmal.",
  "There is no such publisher.": "Diesen Empfänger gibt es nicht.",
  "There is no such key.": "Diesen Schlüssel gibt es nicht.",
  "There are {} keys already. Revoke one that nobody needs.":
    "Es gibt schon {} Schlüssel. Widerrufe einen, den niemand braucht.",
  "There is no such webhook.": "Diesen Webhook gibt es nicht.",
  "There are {} webhooks already. Delete one that nobody needs.":
    "Es gibt schon {} Webhooks. Lösch einen, den niemand braucht.",
  "Its secret was sealed with another TOKEN_ENCRYPTION_KEY: make a new one.":
    "Sein Geheimnis wurde mit einem anderen TOKEN_ENCRYPTION_KEY verschlossen: Mach ein neues.",
  "There is no event with that id.": "Es gibt kein Ereignis mit dieser Nummer.",
  "Nothing of that has been sent yet: there is nothing to replay.":
    "Davon ist noch nichts gesendet: Da gibt es nichts zu wiederholen.",
  "That is older than what is kept. Events can be replayed from {} on.":
    "Das ist älter als das, was aufbewahrt wird. Ereignisse lassen sich ab {} wiederholen.",
  "One of these streams is not there.": "Einen dieser Streams gibt es nicht.",
  "There is no such notification.": "Diese Benachrichtigung gibt es nicht.",
  "There is no such notification. Old ones are deleted after 90 days.":
    "Diese Benachrichtigung gibt es nicht. Alte werden nach 90 Tagen gelöscht.",
  "You changed this elsewhere meanwhile. Look at it again before you save.":
    "Du hast das inzwischen woanders geändert. Sieh es dir noch einmal an, bevor du speicherst.",
  "Somebody changed this meanwhile. Look at it again before you change it.":
    "Jemand hat das inzwischen geändert. Sieh es dir noch einmal an, bevor du es änderst.",
  "This pattern cannot be used.": "Dieses Muster lässt sich nicht verwenden.",
  "Some patterns cannot be used.": "Einige Muster lassen sich nicht verwenden.",
  "There is no address that is yet to be confirmed.": "Es gibt keine Adresse, die noch zu bestätigen ist.",
  "There is no confirmed address that a test could go to.":
    "Es gibt keine bestätigte Adresse, an die ein Test gehen könnte.",
  "This browser was never tested.": "Dieser Browser wurde noch nie getestet.",
  "You have no such browser any more.": "Diesen Browser hast du nicht mehr.",
  "You have {} browsers already. Remove one of them first.":
    "Du hast schon {} Browser. Entferne zuerst einen davon.",
  "This browser is being registered elsewhere. Try again.":
    "Dieser Browser wird gerade woanders angemeldet. Versuch es noch einmal.",
  "This message is not kept here, or it is not yours to read.":
    "Diese Nachricht ist hier nicht aufbewahrt, oder du darfst sie nicht lesen.",
  "Write what to look for.": "Schreib, wonach gesucht werden soll.",
  "There is no chat of {} that you may read.": "Es gibt keinen Chat von {}, den du lesen darfst.",
  "You have no such saved search.": "Diese gespeicherte Suche hast du nicht.",
  "You have {} saved searches, which is the most. Delete one first.":
    "Du hast {} gespeicherte Suchen, mehr geht nicht. Lösche zuerst eine.",
  "There is an export of the last day already. The next one can be tomorrow.":
    "Aus dem letzten Tag gibt es schon einen Export. Der nächste geht morgen.",
  "You have no such export, or its seven days are over.":
    "Diesen Export hast du nicht, oder seine sieben Tage sind um.",
  "Type your own name to delete your account.": "Gib deinen eigenen Namen ein, um dein Konto zu löschen.",
  "There is no such receipt. Check that the link is whole.":
    "Diese Quittung gibt es nicht. Prüfe, ob der Link vollständig ist.",
  "Your account is being deleted now: it cannot be kept any more.":
    "Dein Konto wird gerade gelöscht: Es lässt sich nicht mehr behalten.",
  "You have no such erasure.": "Diese Löschung hast du nicht.",
  "It is under way. The receipt is made at its end.": "Sie läuft noch. Die Quittung kommt am Ende.",
  "Nobody of that id was seen in this chat.": "Niemand mit dieser Nummer wurde in diesem Chat gesehen.",
  "Nobody of that id was seen in a chat that you may read.":
    "Niemand mit dieser Nummer wurde in einem Chat gesehen, den du lesen darfst.",
  "Nobody of that id is on the list.": "Niemand mit dieser Nummer steht auf der Liste.",
  "{} people may read already, which is the most. Remove somebody first.":
    "{} Personen dürfen schon lesen, mehr geht nicht. Nimm zuerst jemanden heraus.",
  "{} does not want to be on record in any chat.": "{} möchte in keinem Chat aufgezeichnet werden.",
  "Your channel is not connected yet. Connect it in the studio first.":
    "Dein Kanal ist noch nicht verbunden. Verbinde ihn zuerst im Studio.",
  "The broadcaster connected this channel: only they switch the archive of its clips on.":
    "Der Besitzer hat diesen Kanal verbunden: Nur er schaltet das Archiv der Clips ein.",
  "Only the broadcaster says what is kept of their clips.":
    "Nur der Besitzer sagt, was von seinen Clips behalten wird.",
  "This clip is removed. Restore it before you change it.":
    "Dieser Clip ist entfernt. Hol ihn zurück, bevor du ihn änderst.",
  "This clip is removed. Restore it before you share it.":
    "Dieser Clip ist entfernt. Hol ihn zurück, bevor du ihn teilst.",
  "This collection is removed. Restore it before you change it.":
    "Diese Sammlung ist entfernt. Hol sie zurück, bevor du sie änderst.",
  "A collection has at most {} clips.": "Eine Sammlung hat höchstens {} Clips.",
  "A channel has at most {} collections. Remove one first.":
    "Ein Kanal hat höchstens {} Sammlungen. Entferne zuerst eine.",
  "Somebody changed this collection meanwhile. Look at it again before you change it.":
    "Jemand hat diese Sammlung inzwischen geändert. Sieh sie dir noch einmal an, bevor du sie änderst.",
  "Twitch's answer about this clip makes no sense. Try again later.":
    "Was Twitch über diesen Clip sagt, ergibt keinen Sinn. Versuch es später noch einmal.",
  "The clip archive of this channel is switched off. Switch it on first.":
    "Das Clip-Archiv dieses Kanals ist ausgeschaltet. Schalte es zuerst ein.",
  "You can connect your own channel. Ask an operator for any other.":
    "Du kannst deinen eigenen Kanal verbinden. Für andere frag einen Betreiber.",
  "The bot is not in this channel. Connect it first.":
    "Der Bot ist nicht in diesem Kanal. Verbinde ihn zuerst.",
  "This channel was never connected.": "Dieser Kanal war nie verbunden.",
  "This channel is not connected any more. Connect it again first.":
    "Dieser Kanal ist nicht mehr verbunden. Verbinde ihn erst wieder.",
  "Synced a moment ago. It can be asked for again in {} s.":
    "Gerade erst abgeglichen. In {} s geht es wieder.",
  "The broadcaster had the bot leave: only they let it in again.":
    "Der Besitzer hat den Bot gehen lassen: Nur er lässt ihn wieder herein.",
  "Only the broadcaster says who looks after their commands.":
    "Wer sich um die Befehle des Kanals kümmert, bestimmt nur sein Besitzer.",
  "Only the broadcaster says who may read their channel's log.":
    "Wer das Protokoll des Kanals lesen darf, bestimmt nur sein Besitzer.",
  "The broadcaster connected this channel: only they switch the log on.":
    "Der Besitzer hat diesen Kanal verbunden: Nur er schaltet das Protokoll ein.",
  "Say why you take the responsibility for this channel.":
    "Schreib, warum du die Verantwortung für diesen Kanal übernimmst.",
  "The bot is at it right now. Try again in a moment.":
    "Der Bot ist gerade dabei. Versuch es gleich noch einmal.",
  "The bot has just done it. Try again.": "Der Bot hat es gerade getan. Versuch es noch einmal.",
  "The bot is not in your chat. Connect the channel, then try again.":
    "Der Bot ist nicht in deinem Chat. Verbinde den Kanal und versuch es dann noch einmal.",
  "The bot has no account to write with yet. An operator connects one.":
    "Der Bot hat noch kein Konto zum Schreiben. Ein Betreiber verbindet eines.",
  "The bot already reads {} channels, and Twitch lets an account join no more than {} in which it is not a moderator or was let in by the broadcaster. Let it leave another channel first.":
    "Der Bot liest schon {} Kanäle, und Twitch lässt ein Konto höchstens {} betreten, in denen es weder Moderator ist noch vom Besitzer zugelassen wurde. Lass ihn zuerst einen anderen Kanal verlassen.",
  "The run has ended already: it {}.": "Der Lauf ist schon zu Ende: {}.",
  "Somebody changed this quote meanwhile. Look at it again before you change it.":
    "Jemand hat dieses Zitat inzwischen geändert. Sieh es dir noch einmal an, bevor du es änderst.",
  "This quote is deleted. Restore it before you change it.":
    "Dieses Zitat ist gelöscht. Stelle es wieder her, bevor du es änderst.",
  "Somebody changed this timer meanwhile. Look at it again before you change it.":
    "Jemand hat diesen Timer inzwischen geändert. Sieh ihn dir noch einmal an, bevor du ihn änderst.",
  "This timer is deleted. Restore it before you change it.":
    "Dieser Timer ist gelöscht. Stelle ihn wieder her, bevor du ihn änderst.",
  "The name is taken: {}": "Der Name ist vergeben: {}",
  "Some of the people who are named are not on Twitch.": "Einige der Genannten gibt es auf Twitch nicht.",
  "There is no quote {}.": "Es gibt kein Zitat {}.",
  "A channel has at most {} timers. Delete one first.":
    "Ein Kanal hat höchstens {} Timer. Lösche zuerst einen.",
  "There is a timer “{}” already.": "Es gibt schon einen Timer „{}“.",
  "This timer is deleted. Restore it first.": "Dieser Timer ist gelöscht. Stelle ihn zuerst wieder her.",
  "With what is known now, this says nothing.": "Mit dem, was jetzt bekannt ist, sagt das nichts.",
  "It was said just now.": "Das wurde gerade eben gesagt.",
  "A timer was said a moment ago. Two are at least 30 seconds apart: try again in {} s.":
    "Gerade wurde ein Timer gesagt. Zwischen zweien liegen mindestens 30 Sekunden: Versuch es in {} s noch einmal.",
  "A channel has at most {} commands. Delete one first.":
    "Ein Kanal hat höchstens {} Befehle. Lösche zuerst einen.",
  "This command was deleted.": "Dieser Befehl wurde gelöscht.",
  "!{} was changed meanwhile. Look at it again before you change it.":
    "!{} wurde inzwischen geändert. Sieh es dir noch einmal an, bevor du es änderst.",
  "Tallylight's own !{} can be switched off, but not deleted.":
    "Tallylights eigenes !{} lässt sich abschalten, aber nicht löschen.",
  "The message cannot be understood.": "Die Nachricht ist nicht zu verstehen.",
  "The response cannot be understood.": "Die Antwort ist nicht zu verstehen.",
  "This answer would never end, because it calls itself.":
    "Diese Antwort würde nie enden, weil sie sich selbst aufruft.",
  "Nothing answers to !{} here.": "Auf !{} antwortet hier nichts.",
  "No bot answers in the channel of {}.": "Im Kanal von {} antwortet kein Bot.",
  "What the channel has was changed since the preview, so nothing was imported. Look at the preview again.":
    "Seit der Vorschau hat sich im Kanal etwas geändert, deshalb wurde nichts importiert. Sieh dir die Vorschau noch einmal an.",
  "This import can no longer be undone.": "Dieser Import lässt sich nicht mehr zurücknehmen.",
  "This import is undone already.": "Dieser Import ist schon zurückgenommen.",
  "There is no such run. Old ones are deleted after a while.":
    "Diesen Lauf gibt es nicht. Alte werden nach einer Weile gelöscht.",
};
