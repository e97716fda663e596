import { exportFile } from "@/lib/commands-import";
import { fileName, importParams } from "@/lib/commands-import/schema";
import { download } from "@/lib/http/download";

async function* once(text: string) {
  yield text;
}

export const GET = download({
  operation: "commands.export",
  summary: "Downloads the commands, timers and quotes of a channel as one file",
  ask: () => ({ action: "commands.list" }),
  params: importParams,
  handler: async ({ person, params }) => {
    const file = await exportFile(person, params.login);
    return {
      name: fileName(file),
      type: "application/json; charset=utf-8",
      parts: once(`${JSON.stringify(file, null, 2)}\n`),
    };
  },
});
