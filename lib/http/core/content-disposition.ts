import { cleanText } from "@/lib/kernel/clean-text";

/**
 * The header that makes a browser save an answer as a file of this name (RFC 6266, RFC 8187), or, `inline`, propose the
 * name to whoever saves what is shown. Names come from titles and logins: whatever would end the header or leave the
 * folder is replaced.
 */
export function contentDisposition(name: string, how: "attachment" | "inline" = "attachment"): string {
  const safe = cleanText(name.replace(/[\p{Cc}\p{Cf}/\\:*?"<>|]/gu, "_").slice(0, 150)) || "file";
  const plain = safe.replace(/[^\x20-\x7e]/g, "_");
  const encoded = encodeURIComponent(safe).replace(
    /['()*]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `${how}; filename="${plain}"; filename*=UTF-8''${encoded}`;
}
