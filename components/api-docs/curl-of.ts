import type { OperationWords } from "./types";

type Asked = Pick<OperationWords, "method" | "path" | "parameters" | "bodyExample" | "open">;

/** A call for the command line, to be filled in. */
export function curlOf({ method, path, parameters, bodyExample, open }: Asked, appUrl: string): string {
  const wanted = parameters.filter((one) => one.in === "query" && one.required).map((one) => `${one.path}=…`);
  const address = `${appUrl}${path}${wanted.length > 0 ? `?${wanted.join("&")}` : ""}`;
  return [
    `curl ${method === "GET" ? "" : `-X ${method} `}"${address}"`,
    ...(open ? [] : ['-H "Authorization: Bearer $TALLYLIGHT_KEY"']),
    ...(bodyExample === null
      ? []
      : ['-H "Content-Type: application/json"', `-d '${bodyExample.replaceAll("'", "'\\''")}'`]),
  ].join(" \\\n  ");
}
