import type { Link } from "./allow-list";
import { fold, visible } from "./fold";
import { type Certainty, certaintyOf, KNOWN_HOSTS } from "./known-endings";

/**
 * The links in a text, also those written so that Twitch does not see one: "site dot com", "site (.) com",
 * "s i t e . c o m", with other dots or invisible characters. Prose is left alone: "e.g.", "1.5", "wait...what",
 * "ok.so", "file.txt". Linear in the text's length.
 */
export function findLinks(text: string): Link[] {
  const line = plainDots(visible(text.normalize("NFKC"))).toLowerCase();
  const found = [...withScheme(line), ...bare(line)];
  const joined = joinLetters(line);
  if (joined !== line) found.push(...bare(joined).filter(({ host }) => certaintyOfHost(host) === "sure"));
  return found.concat(spokenLinks(line));
}

/** Characters that are drawn as a dot. */
const DOTS = /[。．｡․‧∙⋅・•]/gu;
/** A dot in brackets. */
const CAGED = /\s{0,3}[([{<]\s{0,3}(?:\.|dot|d0t|punkt)\s{0,3}[)\]}>]\s{0,3}/gu;
const plainDots = (text: string): string => text.replace(DOTS, ".").replace(CAGED, ".");

/** hxxp is how people write what is not to be clicked; it is read all the same. */
const SCHEME = /\b(?:https?|hxxps?|ftp):[/\\]{2}/gu;
const AUTHORITY_END = /[/\\?#\s]/u;

function withScheme(line: string): Link[] {
  return [...line.matchAll(SCHEME)].flatMap(({ 0: scheme, index }) => {
    const rest = line.slice(index + scheme.length, index + scheme.length + 500);
    const end = rest.search(AUTHORITY_END);
    const authority = end === -1 ? rest : rest.slice(0, end);
    // "youtube.com@evil.com" leads to evil.com.
    const host = authority.slice(authority.lastIndexOf("@") + 1).replace(/:\d*$/, "");
    return host === "" ? [] : [linkOf(host, end === -1 ? "" : rest.slice(end))];
  });
}

/** What could be a host, whatever stands around it. */
const TOKEN = /[\p{L}\p{N}\p{M}._-]+/gu;
const HOST = /^(?!-)[\p{L}\p{N}\p{M}_-]{1,63}$/u;

function bare(line: string): Link[] {
  return [...line.matchAll(TOKEN)].flatMap(({ 0: token, index }) => {
    // One dot sets apart the parts of a host, several are a pause.
    const pieces = token.split(/\.{2,}/);
    return pieces.flatMap((piece, at) => {
      const last = at === pieces.length - 1;
      const after = last ? line.slice(index + token.length, index + token.length + 300) : "";
      const isMail =
        after.startsWith("@") ||
        (at === 0 && /[\p{L}\p{N}]@$/u.test(line.slice(Math.max(0, index - 2), index)));
      const host = piece.replace(/^[.-]+|[.-]+$/g, "");
      const path = host.length === piece.length ? pathOf(after) : "";
      return !isMail && isLink(host, path) ? [linkOf(host, path)] : [];
    });
  });
}

/** A "/" and something after it; a port before it is not part of it. */
const pathOf = (after: string): string => /^(?::\d{1,5})?(\/[^\s/.][^\s]*)/u.exec(after)?.[1] ?? "";

function isLink(host: string, path: string): boolean {
  const labels = host.split(".");
  if (labels.length < 2 || labels.some((label) => !HOST.test(label))) return false;
  if (KNOWN_HOSTS.has(host)) return true;
  const [name = ""] = labels.slice(-2);
  const certainty = certaintyOfHost(host);
  if (certainty === "none") return false;
  if (path !== "" || labels[0] === "www") return true;
  // "a.m.", "mr.de": too short to be meant.
  if (certainty === "sure") return name.length >= 3 || (name.length === 2 && labels.at(-1) === "com");
  // "nice.one" is prose, "cheap-viewers.live" is not.
  return certainty === "word" && (name.length >= 9 || /[\p{L}][-\d]|\d\p{L}/u.test(name));
}

function certaintyOfHost(host: string): Certainty {
  const ending = host.slice(host.lastIndexOf(".") + 1);
  const certainty = certaintyOf(ending);
  return certainty === "none" ? certaintyOf(fold(ending, false)) : certainty;
}

/** "site dot com", "site . com", "site dot com slash x": a name, a dot that stands alone, and an ending that is sure. */
const SPOKEN =
  /(?<![\p{L}\p{N}._-])([\p{L}\p{N}_-]{2,63}) {1,3}(dot|d0t|\.|,) {1,3}([\p{L}\p{N}]{2,24})(?![\p{L}\p{N}])/gu;
/** Endings of which prose speaks: "the dot net framework", "a dot io game". */
const SPOKEN_OF = new Set(["net", "io", "dev", "app", "tech", "page", "blog", "network", "agency", "host"]);
const ARTICLES = new Set([
  "the",
  "a",
  "an",
  "polka",
  "your",
  "this",
  "that",
  "my",
  "use",
  "with",
  "in",
  "on",
]);

const spokenLinks = (line: string): Link[] =>
  [...line.matchAll(SPOKEN)].flatMap(([, name = "", dot, ending = ""]) => {
    if (
      certaintyOf(fold(ending, false)) !== "sure" ||
      ARTICLES.has(name) ||
      (dot === "," && ending !== "com")
    )
      return [];
    return SPOKEN_OF.has(ending) && dot !== "." ? [] : [linkOf(`${name}.${ending}`, "")];
  });

/** "s i t e . c o m" without its spaces; fewer than four characters that stand alone are no name. */
const APART = /(?<!\S)\S(?: \S){3,}(?!\S)/gu;
const joinLetters = (line: string): string => line.replace(APART, (letters) => letters.replaceAll(" ", ""));

function linkOf(host: string, path: string): Link {
  const [only = ""] = path.replaceAll("\\", "/").split(/[?#]/);
  return { host: host.replace(/^www\./, ""), path: only.replace(/\/+$/, "") };
}
