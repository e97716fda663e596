/**
 * What is said, at its place, of a response's variables and of a search, in German; as in `german`. What is more
 * special comes first: the first that fits is taken.
 */
export const germanMarks: Readonly<Record<string, string>> = {
  "Between “$(” and “)” stands what to put in, as in “$(user)”.":
    "Zwischen „$(“ und „)“ steht, was eingesetzt wird, wie in „$(user)“.",
  "Words behind the command are $(1) to $(9), and $(args) is all of them.":
    "Die Wörter hinter dem Befehl sind $(1) bis $(9), und $(args) sind alle zusammen.",
  "There is no variable “{}”. Did you mean “{}”?": "Es gibt keine Variable „{}“. Meinst du „{}“?",
  "There is no variable “{}”.": "Es gibt keine Variable „{}“.",
  "$({}) always has something to say: nothing can stand behind a “|”.":
    "$({}) hat immer etwas zu sagen: Hinter einem „|“ kann nichts stehen.",
  "Nothing stands behind the name in $({}).": "In $({}) steht hinter dem Namen nichts.",
  "Only one text can be said in its place. For a “|” of that text write “$|”.":
    "Nur ein Text kann an seiner Stelle stehen. Für ein „|“ in diesem Text schreib „$|“.",
  "A random number is between two whole numbers, as in “$(random 1-6)”.":
    "Eine Zufallszahl liegt zwischen zwei ganzen Zahlen, wie in „$(random 1-6)“.",
  "The smaller number comes first, as in “$(random 1-6)”.":
    "Die kleinere Zahl kommt zuerst, wie in „$(random 1-6)“.",
  "A random number has at most nine digits.": "Eine Zufallszahl hat höchstens neun Ziffern.",
  "There are two or more to pick from, with “|” between: “$(pick yes|no)”.":
    "Zur Auswahl stehen zwei oder mehr, mit „|“ dazwischen: „$(pick ja|nein)“.",
  "The time is that of a zone, as in “$(time Europe/Berlin)”.":
    "Die Uhrzeit ist die einer Zone, wie in „$(time Europe/Berlin)“.",
  "There is no time zone “{}”. Did you mean “{}”?": "Es gibt keine Zeitzone „{}“. Meinst du „{}“?",
  "There is no time zone “{}”. Zones are named like “Europe/Berlin”.":
    "Es gibt keine Zeitzone „{}“. Zonen heißen wie „Europe/Berlin“.",
  "A quote is named by its number, as in “$(quote 3)”.": "Ein Zitat hat eine Nummer, wie in „$(quote 3)“.",
  "Here stands the name of another command, as in “$(command discord)”.":
    "Hier steht der Name eines anderen Befehls, wie in „$(command discord)“.",
  "A name has at most {} characters.": "Ein Name hat höchstens {} Zeichen.",
  "A name is made of letters, digits, “_” and “-”, without spaces.":
    "Ein Name besteht aus Buchstaben, Ziffern, „_“ und „-“, ohne Leerzeichen.",
  "Variables are written “$({})”. For a “$” of the text itself write “$$”.":
    "Variablen schreibt man „$({})“. Für ein „$“ im Text selbst schreib „$$“.",
  "Variables are within each other at most {} deep.": "Variablen stecken höchstens {} tief ineinander.",
  "This “$(” is never closed. Put a “)” where it ends.":
    "Dieses „$(“ wird nie geschlossen. Setz ein „)“, wo es endet.",
  "The “$(” before it ends at the first “)”: inside it write “$)” for a “)” of the text. If “{}” is text too, write “${}”.":
    // biome-ignore lint/suspicious/noTemplateCurlyInString: the “$” is one of the text.
    "Das „$(“ davor endet beim ersten „)“: Schreib darin „$)“ für ein „)“ im Text. Ist auch „{}“ Text, schreib „${}“.",
  "Nobody asked for this, so “$({})” has nothing to say. It is for commands.":
    "Danach hat niemand gefragt, deshalb hat „$({})“ nichts zu sagen. Es ist für Befehle.",
  "A response has at most {} characters; this one has {}.":
    "Eine Antwort hat höchstens {} Zeichen; diese hat {}.",
  "A search has at most {} characters; this one has {}.":
    "Eine Suche hat höchstens {} Zeichen; diese hat {}.",
  "A search has at most {} parts.": "Eine Suche hat höchstens {} Teile.",
  "This quote is never closed.": "Dieses Anführungszeichen wird nie geschlossen.",
  "Nothing stands between the quotes.": "Zwischen den Anführungszeichen steht nichts.",
  "A minus excludes what stands right behind it.": "Ein Minus schließt aus, was direkt dahinter steht.",
  "A beginning of a word needs two letters before the star.":
    "Ein Wortanfang braucht zwei Buchstaben vor dem Stern.",
  "`{}:` is not a filter. Did you mean `{}:`?": "`{}:` ist kein Filter. Meinst du `{}:`?",
  "`{}:` is not a filter. Put it into quotes to look for it as it stands.":
    "`{}:` ist kein Filter. Setz es in Anführungszeichen, um genau danach zu suchen.",
  "`from:` wants a login, as in from:ann, right behind the colon.":
    "`from:` braucht einen Login direkt hinter dem Doppelpunkt, wie in from:ann.",
  "`from:` wants a login, as in from:ann. Logins have letters from a to z, digits and _.":
    "`from:` braucht einen Login, wie in from:ann. Logins haben Buchstaben von a bis z, Ziffern und _.",
  "`in:` wants a channel’s login, as in in:ann, right behind the colon.":
    "`in:` braucht den Login eines Kanals direkt hinter dem Doppelpunkt, wie in in:ann.",
  "`in:` wants a channel’s login, as in in:ann. Logins have letters from a to z, digits and _.":
    "`in:` braucht den Login eines Kanals, wie in in:ann. Logins haben Buchstaben von a bis z, Ziffern und _.",
  "`stream:` wants a stream’s id, as it stands in the address of its page, right behind the colon.":
    "`stream:` braucht direkt hinter dem Doppelpunkt die Nummer eines Streams, wie sie in der Adresse seiner Seite steht.",
  "`stream:` wants a stream’s id, as it stands in the address of its page.":
    "`stream:` braucht die Nummer eines Streams, wie sie in der Adresse seiner Seite steht.",
  "`{}:` wants a time, as in {} or {}, right behind the colon.":
    "`{}:` braucht eine Zeit direkt hinter dem Doppelpunkt, wie in {} oder {}.",
  "`{}:` wants one of {}, right behind the colon.":
    "`{}:` braucht direkt hinter dem Doppelpunkt eines von diesen: {}.",
  "`{}:` wants one of {}. Did you mean `{}`?": "`{}:` braucht eines von diesen: {}. Meinst du `{}`?",
  "`{}:` wants one of {}.": "`{}:` braucht eines von diesen: {}.",
  "A time cannot be excluded. `{}:` is the other way round.":
    "Eine Zeit lässt sich nicht ausschließen. `{}:` ist das Gegenteil.",
  "Write `{}:` once for each.": "Schreib `{}:` für jeden einzeln.",
  "Nothing lies between these times: `after:` must be the earlier of the two.":
    "Zwischen diesen Zeiten liegt nichts: `after:` muss die frühere sein.",
  "This says only what is not looked for. Add a word, a person with from: or a time with after:.":
    "Das sagt nur, was nicht gesucht wird. Ergänze ein Wort, eine Person mit from: oder eine Zeit mit after:.",
  "This is both looked for and excluded.": "Das wird gesucht und zugleich ausgeschlossen.",
  "Dates are written year-month-day.": "Ein Datum schreibt man Jahr-Monat-Tag.",
  "“{}” is not a time. Write {}, today, yesterday, 2h or 3d.":
    "„{}“ ist keine Zeit. Schreib {}, today, yesterday, 2h oder 3d.",
  "The year {} is out of reach. Years are written with four digits, as 2026.":
    "Das Jahr {} liegt zu weit weg. Jahre schreibt man mit vier Ziffern, wie 2026.",
  "There is no month {}: months go from 01 to 12.": "Es gibt keinen Monat {}: Monate gehen von 01 bis 12.",
  "{} {} has {} days, no {}.": "Diesen Tag gibt es nicht: {} {} hat {} Tage, keinen {}.",
  "{} is no time of day: they go from 00:00 to 23:59.":
    "{} ist keine Uhrzeit: Sie gehen von 00:00 bis 23:59.",
};
