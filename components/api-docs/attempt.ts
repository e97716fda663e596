/** What somebody filled in to try an operation. */
export interface Attempt {
  method: string;
  path: string;
  parameters: readonly { in: "path" | "query"; name: string }[];
  /** By `in name`; what is empty is left out. */
  values: Readonly<Record<string, string>>;
  /** JSON as it is written; null: none is sent. */
  body: string | null;
  /** An API key in place of the session. */
  key: string;
}

export interface Answered {
  status: number;
  statusText: string;
  headers: string;
  body: string;
  ms: number;
}

/** More of a body would only make the browser slow. */
const MOST_SHOWN = 100_000;

export const fieldKey = (parameter: { in: string; name: string }): string =>
  `${parameter.in} ${parameter.name}`;

/** Where an attempt goes; what is missing of the path stays as it stands in the reference. */
export function addressOf({ path, parameters, values }: Omit<Attempt, "method" | "body" | "key">): string {
  const given = (parameter: Attempt["parameters"][number]) => values[fieldKey(parameter)]?.trim() ?? "";
  let address = path;
  const query = new URLSearchParams();
  for (const parameter of parameters) {
    const value = given(parameter);
    if (value === "") continue;
    if (parameter.in === "query") query.set(parameter.name, value);
    else address = address.replace(`{${parameter.name}}`, encodeURIComponent(value));
  }
  return query.size > 0 ? `${address}?${query}` : address;
}

/** Sends it and reads the answer. @throws TypeError when there is no connection */
export async function send(attempt: Attempt, signal: AbortSignal): Promise<Answered> {
  const begun = performance.now();
  const { method, body, key } = attempt;
  const response = await fetch(addressOf(attempt), {
    method,
    signal,
    // With a key the answer must be the key's, whoever is signed in.
    credentials: key === "" ? "same-origin" : "omit",
    headers: {
      ...(key !== "" && { authorization: `Bearer ${key}` }),
      ...(body !== null && { "content-type": "application/json" }),
    },
    ...(body !== null && { body }),
  });
  const type = response.headers.get("content-type") ?? "";
  const text = /json|text|csv/.test(type) ? await response.text() : "";
  return {
    status: response.status,
    statusText: response.statusText,
    headers: [...response.headers].map(([name, value]) => `${name}: ${value}`).join("\n"),
    body: pretty(text, type).slice(0, MOST_SHOWN),
    ms: Math.round(performance.now() - begun),
  };
}

function pretty(text: string, type: string): string {
  if (!type.includes("json")) return text;
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}
