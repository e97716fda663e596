/** A route's parameters, as Next gives them. */
export type RouteParams = Record<string, string | string[] | undefined>;

/**
 * The path with the parameters' names in place of their values ("/api/v1/following/{id}"): few names for many
 * paths, for logs and metrics.
 */
export function routeName(pathname: string, params: RouteParams): string {
  const names = new Map(
    Object.entries(params).flatMap(([name, value]) =>
      typeof value === "string" ? [[value, name] as const] : [],
    ),
  );
  return pathname
    .split("/")
    .map((piece) => {
      const name = names.get(decode(piece));
      return name === undefined ? piece : `{${name}}`;
    })
    .join("/");
}

function decode(piece: string): string {
  try {
    return decodeURIComponent(piece);
  } catch {
    return piece;
  }
}
