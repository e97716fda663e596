/**
 * Whom push services write to when something is wrong with our pushes (RFC 8292 2.1): what the operator said, else
 * the address of this instance, if it is one that others can open, else that which mail is from.
 */
export function subjectOf(settings: {
  PUSH_CONTACT?: string | undefined;
  APP_URL: string;
  MAIL_FROM: string;
}): string {
  const { PUSH_CONTACT, APP_URL, MAIL_FROM } = settings;
  if (PUSH_CONTACT) return PUSH_CONTACT;
  if (APP_URL.startsWith("https:")) return APP_URL;
  return `mailto:${/<([^<>]+)>\s*$/.exec(MAIL_FROM)?.[1] ?? MAIL_FROM.trim()}`;
}
