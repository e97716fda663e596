const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

const asItCame = (value: string) => value;

/**
 * Says in another language what is said in English, by texts in which `{}` stands for a value; null for what is
 * in none of them. A value is as it came, or as `sayValue` says it.
 */
export function translation(
  texts: Readonly<Record<string, string>>,
  sayValue: (value: string) => string = asItCame,
): (english: string) => string | null {
  const patterns = Object.entries(texts)
    .filter(([english]) => english.includes("{}"))
    .map(([english, says]) => ({
      matches: new RegExp(`^${english.split("{}").map(escaped).join("(.+?)")}$`, "s"),
      says,
    }));
  return (english) => {
    const whole = Object.hasOwn(texts, english) ? texts[english] : undefined;
    if (whole !== undefined) return whole;
    for (const { matches, says } of patterns) {
      const values = matches.exec(english)?.slice(1).map(sayValue);
      if (values) return says.replaceAll("{}", () => values.shift() ?? "");
    }
    return null;
  };
}
