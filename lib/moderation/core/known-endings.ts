/** How sure it is that "name.ending" without a path is a link. */
export type Certainty = "sure" | "short" | "word" | "none";

const list = (text: string): ReadonlySet<string> => new Set(text.split(" "));

/** Endings of addresses that are hardly ever anything else (iana.org/domains/root/db, those seen in chats). */
const SURE = list(
  "com net org edu gov mil int biz tv io co xyz online site store shop club website app dev tech " +
    "blog cloud icu pro vip ru su рф de uk fr nl es eu pl cz br jp cn kr tw hk au nz ca ch se fi dk ie pt gr " +
    "tr ua ro hu bg sk hr lt lv ee mx ar cl pe ve za eg ng ke ir il ae sa pk bd th vn ph sg kz by ge az " +
    "ly ee gl cc ws fm vc lnk bet casino porn sex xxx adult dating loan rocks agency " +
    "digital network host monster quest cyou buzz sbs",
);

/** Endings that are also short words, or end the names of files: "ok.so", "got.it", "main.py". */
const SHORT = list(
  "gg us so it is in me to am at be as my no do la ma pa id im ad ai pm st gs ms mr vs ps cs sh md py rs zip mov " +
    "cat mom dad red wow ink day how bar car dog eat foo gay hot llc med new one pet pub run ski tax",
);

/** Endings that are also longer words: "nice.cool", "that was fun.love you". */
const WORD = list(
  "live lol win top rest beauty bond money email media space click link page info game games today now cool fun best team video stream news world life love wtf rip work help tips " +
    "academy band cafe camp care chat city coffee computer dance deals design dog energy exchange express family " +
    "farm fish fit football fyi gift gifts gold golf guide guru haus health hockey house kim kiwi land lat legal " +
    "market men mobi moe movie ninja party photo photos pics pink pizza plus poker racing report review reviews " +
    "school science show social software solutions studio style support systems tennis tours town toys trade " +
    "training university wiki wine works yoga zone",
);

/** How sure "name.ending" is a link; `ending` in lower case. */
export function certaintyOf(ending: string): Certainty {
  if (SHORT.has(ending)) return "short";
  if (SURE.has(ending) || /^xn--[a-z0-9-]+$/.test(ending)) return "sure";
  return WORD.has(ending) ? "word" : "none";
}

/** Addresses that are written without a path, though their ending is a word. */
export const KNOWN_HOSTS = list("discord.gg op.gg notion.so about.me t.me patreon.me throne.me last.fm");
