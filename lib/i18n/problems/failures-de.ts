/**
 * Why something failed, in German; as in `german`, sentence by sentence. What a value says is told by the same texts,
 * or as it came: the words of Twitch, of a broker or of a server. What is more exact comes first.
 */
export const germanFailures: Readonly<Record<string, string>> = {
  // Runs of jobs.
  "Something unexpected happened.": "Etwas Unerwartetes ist passiert.",
  "The worker's log tells what, under the id of this run.":
    "Was, steht im Log des Workers, unter der Nummer dieses Laufs.",
  "It took longer than {} s.": "Er dauerte länger als {} s.",
  "The worker was stopped.": "Der Worker wurde beendet.",
  "The next run goes on.": "Der nächste Lauf macht weiter.",
  "Called off.": "Abgesagt.",
  "Called off before it began.": "Abgesagt, bevor er begann.",
  "It was taken for dead, and taken up by another worker.":
    "Er galt als tot und wurde von einem anderen Worker übernommen.",
  "Its worker stopped without a word.": "Sein Worker hat wortlos aufgehört.",
  "Nothing is half done; the next run goes on from there.":
    "Nichts ist halb getan; der nächste Lauf macht dort weiter.",
  "Nobody began it in time.": "Niemand hat ihn rechtzeitig begonnen.",
  "What it was given does not fit this version: {}":
    "Was ihm mitgegeben wurde, passt nicht zu dieser Version: {}",
  "It has missed several turns.": "Er hat mehrere Termine verpasst.",
  "It should have begun.": "Er hätte beginnen sollen.",
  "The run before is still under way.": "Der Lauf davor ist noch unterwegs.",
  "It waits for a worker.": "Er wartet auf einen Worker.",
  "Is a worker running?": "Läuft ein Worker?",
  "Every batch failed: {}": "Alle Abfragen sind fehlgeschlagen: {}",
  "Every look failed: {}": "Jedes Nachsehen ist fehlgeschlagen: {}",
  "The database did not take the answers.": "Die Datenbank hat die Antworten nicht angenommen.",
  "The answers could not be stored.": "Die Antworten ließen sich nicht speichern.",
  "The mail server cannot be reached: {}.": "Der Mailserver ist nicht zu erreichen: {}.",
  "The push service cannot be reached: {}.": "Der Push-Dienst ist nicht zu erreichen: {}.",
  "no answer": "keine Antwort",
  "All waits.": "Alles wartet.",
  "The database does not answer.": "Die Datenbank antwortet nicht.",
  "Redis does not answer.": "Redis antwortet nicht.",
  "Try again in a moment.": "Versuch es gleich noch einmal.",
  "This account does not exist any more.": "Dieses Konto gibt es nicht mehr.",

  // Twitch.
  "Twitch answered {} to {}: {}.": "Twitch hat mit {} auf {} geantwortet: {}.",
  "Twitch answered {} to {}.": "Twitch hat mit {} auf {} geantwortet.",
  "Twitch did not answer {} in time.": "Twitch hat auf {} nicht rechtzeitig geantwortet.",
  "Twitch could not be reached for {}.": "Twitch war für {} nicht zu erreichen.",
  "Twitch's answer to {} is not whole.": "Twitchs Antwort auf {} ist unvollständig.",
  "Twitch's answer to {} is empty.": "Twitchs Antwort auf {} ist leer.",
  "Twitch's answer to {} lacks what it should hold.":
    "In Twitchs Antwort auf {} fehlt, was sie enthalten sollte.",
  "Twitch's pages of {} lead in a circle.": "Twitchs Seiten von {} führen im Kreis.",
  "Twitch's pages of {} repeat themselves.": "Twitchs Seiten von {} wiederholen sich.",
  "Twitch's pages of {} do not end.": "Twitchs Seiten von {} nehmen kein Ende.",
  "Twitch's list of clips lacks most of those that it told of before.":
    "In Twitchs Liste der Clips fehlen die meisten, die vorher darin standen.",
  "A row of {} names no user.": "Eine Zeile von {} nennt kein Konto.",
  "Twitch's rate limit is used up for the moment.": "Twitchs Kontingent ist im Moment verbraucht.",
  "Twitch was not asked to allow {}.": "Twitch wurde nicht um die Erlaubnis {} gebeten.",
  "The connection to Twitch has ended.": "Die Verbindung mit Twitch ist zu Ende.",
  "Sign in again.": "Melde dich noch einmal an.",

  // Lists of roles.
  "Subscribers: {} - missing {} scope": "Abonnenten: {}. Es fehlt die Erlaubnis {}",
  "Subscribers: {} - sign in again": "Abonnenten: {}. Melde dich noch einmal an",
  "Subscribers: {}": "Abonnenten: {}",
  "VIPs: {} - missing {} scope": "VIPs: {}. Es fehlt die Erlaubnis {}",
  "VIPs: {} - sign in again": "VIPs: {}. Melde dich noch einmal an",
  "VIPs: {}": "VIPs: {}",
  "Moderators: {} - missing {} scope": "Moderatoren: {}. Es fehlt die Erlaubnis {}",
  "Moderators: {} - sign in again": "Moderatoren: {}. Melde dich noch einmal an",
  "Moderators: {}": "Moderatoren: {}",
  "no connection to Twitch": "keine Verbindung zu Twitch",
  "no answer in time": "keine rechtzeitige Antwort",
  "an answer that makes no sense": "eine Antwort ohne Sinn",
  "not read": "nicht gelesen",
  "could not be stored": "ließ sich nicht speichern",

  // Reading chat.
  "The connection to Twitch's chat broke.": "Die Verbindung zum Chat von Twitch ist abgerissen.",
  "It is being opened again.": "Sie wird neu aufgebaut.",
  "Twitch asked for a new connection.": "Twitch hat um eine neue Verbindung gebeten.",
  "It is being opened.": "Sie wird aufgebaut.",
  "Twitch took the bot out of the channel.": "Twitch hat den Bot aus dem Kanal genommen.",
  "It is joining again.": "Er tritt wieder bei.",
  "Twitch does not accept the bot's account.": "Twitch nimmt das Konto des Bots nicht an.",
  "An operator has to sign in with it again.": "Ein Betreiber muss sich damit neu anmelden.",
  "Twitch does not answer: perhaps the channel does not exist any more.":
    "Twitch antwortet nicht: Vielleicht gibt es den Kanal nicht mehr.",
  "It is tried again now and then.": "Es wird ab und zu noch einmal versucht.",
  "Twitch has suspended this channel.": "Twitch hat diesen Kanal gesperrt.",
  "The bot's account is banned in this channel.": "Das Konto des Bots ist in diesem Kanal gebannt.",
  "Unban it to have the chat read.": "Heb den Bann auf, damit der Chat gelesen wird.",
  "The bot's account is in as many channels as Twitch allows.":
    "Das Konto des Bots ist in so vielen Kanälen, wie Twitch erlaubt.",
  "Make it a moderator here, or let it leave another channel.":
    "Mach es hier zum Moderator, oder lass es einen anderen Kanal verlassen.",
  "This login belongs to another channel now.": "Dieser Login gehört jetzt einem anderen Kanal.",
  "The new one is looked for.": "Der neue wird gesucht.",
  "The channel is not read at the moment.": "Der Kanal wird gerade nicht gelesen.",

  // Writing in chat.
  "It waited for so long that nobody would have known what it answers.":
    "Sie hat so lange gewartet, dass niemand mehr gewusst hätte, worauf sie antwortet.",
  "The bot ended while it sent this: it may have been said, and is not said again.":
    "Der Bot endete, während er das schickte: Vielleicht wurde es gesagt, und noch einmal sagt er es nicht.",
  "No account that could write is connected.": "Es ist kein Konto verbunden, das schreiben könnte.",
  "An operator connects one on the page of bots.": "Ein Betreiber verbindet eines auf der Seite der Bots.",
  "It may have been said.": "Vielleicht wurde es gesagt.",
  "Twitch does not let the account write in this chat: it may be banned or timed out there.":
    "Twitch lässt das Konto in diesem Chat nicht schreiben: Vielleicht ist es dort gebannt oder hat eine Auszeit.",
  "Twitch finds the message too long.": "Twitch findet die Nachricht zu lang.",
  "The account's permission to write has ended or was never given: connect the account again.":
    "Die Erlaubnis des Kontos zu schreiben ist zu Ende oder wurde nie gegeben: Verbinde das Konto neu.",
  "The account may not write: connect it again, and allow it to on Twitch.":
    "Das Konto darf nicht schreiben: Verbinde es neu, und erlaub es ihm auf Twitch.",
  "Twitch's chat did not say what became of it.": "Der Chat von Twitch hat nicht gesagt, was daraus wurde.",
  "Twitch did not say why.": "Twitch hat nicht gesagt, warum.",
  "Twitch could not be asked in time.": "Twitch ließ sich nicht rechtzeitig fragen.",
  "More than {} messages waited in this channel, and this was among the least urgent.":
    "Mehr als {} Nachrichten warteten in diesem Kanal, und diese gehörte zu den am wenigsten dringenden.",

  // Moderation.
  "{} is not a moderator in this channel: type /mod {} in its chat.":
    "{} ist in diesem Kanal kein Moderator: Gib in seinem Chat /mod {} ein.",
  "{} has not allowed this on Twitch, or took it back: an operator connects the account again on the bot's page.":
    "{} hat das auf Twitch nicht erlaubt oder die Erlaubnis zurückgenommen: Ein Betreiber verbindet das Konto auf der Seite des Bots neu.",
  "Twitch does not let anybody do this to them: they may be a moderator now.":
    "Twitch lässt das bei dieser Person niemanden tun: Vielleicht ist sie inzwischen Moderator.",
  "No account writes for this Tallylight yet: an operator connects one on the bot's page.":
    "Noch schreibt kein Konto für dieses Tallylight: Ein Betreiber verbindet eines auf der Seite des Bots.",
  "The bots were away: five minutes later it was of no use any more.":
    "Die Bots waren weg: Fünf Minuten später hatte es keinen Sinn mehr.",
  "Twitch could not do it yet; it is tried again.":
    "Twitch konnte es noch nicht; es wird noch einmal versucht.",
  "It was tried once.": "Es wurde einmal versucht.",
  "It was tried {} times.": "Es wurde {}-mal versucht.",

  "Twitch could not do it now.": "Twitch konnte es gerade nicht.",
  "The warning was seen, and a message that was deleted cannot come back.":
    "Die Verwarnung wurde gesehen, und eine gelöschte Nachricht kommt nicht zurück.",
  "A message that was deleted cannot come back.": "Eine gelöschte Nachricht kommt nicht zurück.",
  "The offence no longer counts.": "Der Verstoß zählt nicht mehr.",
  "They may write again; the messages that Twitch removed cannot come back.":
    "Die Person darf wieder schreiben; was Twitch entfernt hat, kommt nicht zurück.",

  // Publishers.
  "RabbitMQ cannot be reached: {}.": "RabbitMQ ist nicht zu erreichen: {}.",
  "RabbitMQ did not take our declarations: {}.": "RabbitMQ hat unsere Erklärungen nicht angenommen: {}.",
  "The queue {} is there already, with another {}: {}.":
    "Die Queue {} gibt es schon, mit einem anderen {}: {}.",
  "The exchange {} is there already, with another {}: {}.":
    "Die Exchange {} gibt es schon, mit einem anderen {}: {}.",
  "Something is there already, but otherwise: {}.": "Etwas davon gibt es schon, aber anders: {}.",
  "Change it, or delete it when nothing of it is needed: then it is made anew.":
    "Ändere es, oder lösch es, wenn nichts davon gebraucht wird: Dann wird es neu angelegt.",
  "RabbitMQ broke off: {}.": "RabbitMQ hat abgebrochen: {}.",
  "RabbitMQ closed the connection{}.": "RabbitMQ hat die Verbindung geschlossen{}.",
  "RabbitMQ closed the connection.": "RabbitMQ hat die Verbindung geschlossen.",
  "RabbitMQ takes nothing at the moment: {}.": "RabbitMQ nimmt im Moment nichts an: {}.",
  "RabbitMQ refused a message: {}.": "RabbitMQ hat eine Nachricht abgelehnt: {}.",
  "RabbitMQ closed the channel.": "RabbitMQ hat den Kanal geschlossen.",
  "RabbitMQ did not take a message for {}: a queue is full, or it failed inside.":
    "RabbitMQ hat eine Nachricht für {} nicht angenommen: Eine Queue ist voll, oder es ist innen gescheitert.",
  "The queue {} was deleted; it is made anew.": "Die Queue {} wurde gelöscht; sie wird neu angelegt.",
  "Kafka refused it: {}": "Kafka hat es abgelehnt: {}",
  "Kafka did not take it: {}": "Kafka hat es nicht angenommen: {}",
  "It took only a part, and did not say why.": "Er hat nur einen Teil angenommen und nicht gesagt, warum.",
  "It took nothing for a day.": "Er hat einen Tag lang nichts angenommen.",
  "The webhook was deleted.": "Der Webhook wurde gelöscht.",
  "The receiver wants no more: it answered 410.":
    "Der Empfänger will nichts mehr: Er hat mit 410 geantwortet.",
  "The receiver answered {}: redirects are not followed.":
    "Der Empfänger hat mit {} geantwortet: Weiterleitungen wird nicht gefolgt.",
  "The receiver answered {}.": "Der Empfänger hat mit {} geantwortet.",
  "Its secret was sealed with another TOKEN_ENCRYPTION_KEY: make a new one.":
    "Sein Geheimnis wurde mit einem anderen TOKEN_ENCRYPTION_KEY verschlossen: Mach ein neues.",
  "The address is not a public one with https.": "Die Adresse ist keine öffentliche mit https.",
  "The host does not lead to public addresses only.": "Der Host führt nicht nur zu öffentlichen Adressen.",
  "There was no answer in time.": "Es kam keine rechtzeitige Antwort.",
  "The host cannot be reached ({}).": "Der Host ist nicht zu erreichen ({}).",
  "The connection ended without an answer ({}).": "Die Verbindung endete ohne Antwort ({}).",

  // Mails and pushes.
  "It could not be prepared.": "Sie ließ sich nicht vorbereiten.",
  "It was interrupted.": "Sie wurde unterbrochen.",
  "There is nothing to say any more.": "Es gibt nichts mehr zu sagen.",
  "The push service answered {}: {}": "Der Push-Dienst hat mit {} geantwortet: {}",
  "The push service answered {}.": "Der Push-Dienst hat mit {} geantwortet.",
  "The browser's keys cannot be opened.": "Die Schlüssel des Browsers lassen sich nicht öffnen.",
  "The key that pushes are signed with was sealed with another TOKEN_ENCRYPTION_KEY.":
    "Der Schlüssel, mit dem Pushs unterschrieben werden, wurde mit einem anderen TOKEN_ENCRYPTION_KEY verschlossen.",
  "Set that one again; or delete the row in vapid_key, and browsers subscribe anew when they next open a page.":
    "Setz jenen wieder; oder lösch die Zeile in vapid_key, dann melden sich Browser neu an, wenn sie das nächste Mal eine Seite öffnen.",
  "There is no encrypting to this browser's keys.":
    "Mit den Schlüsseln dieses Browsers lässt sich nicht verschlüsseln.",

  // Alerts.
  "No tick has run yet.": "Noch ist kein Takt gelaufen.",
  "The first one begins when a worker is up.": "Der erste beginnt, wenn ein Worker läuft.",
  "The first tick is under way.": "Der erste Takt läuft.",
  "Live status is up to date.": "Der Live-Status ist aktuell.",
  "The last {} ticks failed.": "Die letzten {} Takte sind fehlgeschlagen.",
  "The last one said: {}": "Der letzte sagte: {}",
  "No tick has succeeded for over two minutes.": "Seit über zwei Minuten ist kein Takt gelungen.",
  "No tick has succeeded for over {} minutes.": "Seit über {} Minuten ist kein Takt gelungen.",
  "A tick is under way and takes longer than usual.": "Ein Takt läuft und braucht länger als sonst.",
  "Who went live or ended since then is not known yet.":
    "Wer seither live ging oder aufhörte, ist noch nicht bekannt.",
  "Nobody is marked offline because of it: everyone keeps the state they were last seen in.":
    "Niemand gilt deswegen als offline: Alle behalten den Zustand, in dem sie zuletzt gesehen wurden.",
  "Every {} s it is tried again, and all is well with the first tick that succeeds.":
    "Alle {} s wird es wieder versucht, und mit dem ersten gelungenen Takt ist alles gut.",
  "{} takes no events: {}": "{} nimmt keine Ereignisse an: {}",
  "no reason is known.": "Ein Grund ist nicht bekannt.",
  "They wait, and are sent in order when it does.":
    "Sie warten und werden der Reihe nach gesendet, sobald es geht.",
  "The webhook {} was given up: {}": "Der Webhook {} wurde aufgegeben: {}",
  "{} events could not be sent to {} within a week, and are gone.":
    "{} Ereignisse ließen sich eine Woche lang nicht an {} senden und sind weg.",
  "Twitch cannot tell of events: {}": "Twitch kann keine Ereignisse melden: {}",
  "None of its transports works.": "Keiner seiner Wege funktioniert.",
  "The store for files of clips has no room left.": "Der Speicher für die Dateien der Clips ist voll.",
  "Clips themselves go on being archived, and every minute one file is tried again.":
    "Die Clips selbst werden weiter archiviert, und jede Minute wird eine Datei noch einmal versucht.",
  "Make room, or keep fewer files.": "Schaff Platz, oder behalte weniger Dateien.",
  "Go-lives are found by polling, later by up to its interval.":
    "Wer live geht, wird durch Abfragen gefunden, um bis zu deren Abstand später.",
};
