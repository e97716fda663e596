/** What people say in chat, by language. Data only. `{emote}`, `{name}` and `{n}` are filled in. */
export const PHRASES: Readonly<Record<string, readonly string[]>> = {
  en: [
    "hi chat {emote}",
    "that was so close",
    "LET'S GOOOO {emote} {emote}",
    "what is the song?",
    "how long have you been playing this?",
    "@{name} same",
    "first time here, love the vibe",
    "is this the second boss already?",
    "{emote} {emote} {emote}",
    "gg",
    "no way",
    "take a break, drink some water",
    "clip it",
    "I fell asleep for {n} minutes, what did I miss?",
    "can somebody explain the rules to me? I came in late and everybody is shouting about a thing I do not understand",
  ],
  de: [
    "hallo zusammen {emote}",
    "wie lange noch?",
    "das war knapp",
    "schönen Abend euch",
    "@{name} stimmt",
    "größer geht's nicht",
  ],
  es: [
    "hola a todos {emote}",
    "¿qué canción es?",
    "¡vamos! {emote}",
    "buenas noches",
    "no puede ser",
    "@{name} jajaja",
  ],
  fr: [
    "salut tout le monde {emote}",
    "c'était à ça près",
    "quelqu'un a compris ?",
    "bien joué",
    "@{name} mdr",
  ],
  pt: ["boa noite {emote}", "que jogo é esse?", "não acredito", "bora {emote}", "@{name} kkkkk"],
  pl: ["cześć {emote}", "jak długo jeszcze?", "świetna robota", "@{name} dokładnie"],
  ja: ["こんばんは {emote}", "草", "すごい!", "がんばって {emote}", "初見です", "888888"],
};

/** Some come to any channel, in whatever language they speak, and some write what no form was made for. */
export const FROM_AFAR: readonly string[] = [
  "مرحبا بالجميع {emote}",
  "שלום לכולם",
  "یه بار دیگه بازی کن {emote}",
  "привет чат {emote}",
  "안녕하세요 {emote}",
  "สวัสดีครับ",
  "z\u200be\u200br\u200bo width",
  "👩‍🚀👨‍👩‍👧‍👦🏳️‍🌈 {emote}",
  "z̸̢̛a̷͎͝l̶̰̈g̵̱̐ö̷̭",
  "\u202ereversed\u202c",
  "<b>bold?</b> <script>alert(1)</script>",
  "'; DROP TABLE chat; --",
  "https://example.test/clip/{n}",
  "look at this: www.example.test/very/long/path?with=query&and=more#fragment",
];

/** What bots answer to. */
export const COMMANDS: readonly string[] = [
  "!uptime",
  "!discord",
  "!song",
  "!socials",
  "!so {name}",
  "!lurk",
  "!quote {n}",
  "!dice",
];

export const LAUGHTER: readonly string[] = [
  "lol",
  "LUL",
  "haha",
  "KEKW",
  "xD",
  "😂😂😂",
  "F",
  "?",
  "W",
  "o7",
];
