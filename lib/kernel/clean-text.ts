/**
 * Text as Postgres can keep it: without NUL, and with halves of surrogate pairs replaced. One such title
 * would otherwise make the whole write fail, tick after tick.
 */
export function cleanText(text: string): string {
  return UNSTORABLE.test(text) ? text.replace(LONE_SURROGATES, "\ufffd").replaceAll("\0", "") : text;
}

const UNSTORABLE = /[\0\ud800-\udfff]/;
const LONE_SURROGATES = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
