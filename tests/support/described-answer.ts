import { Ajv2020, type ValidateFunction } from "ajv/dist/2020";
import addFormats from "ajv-formats";
import { apiDocument } from "@/lib/api-docs";
import { problem } from "@/lib/api-docs/problem-shape";
import type { DescribedHandler, DescribedRoute, RouteHandler } from "@/lib/http/admit";

/** Where the one operation stands in a description of nothing else. */
const PATH = "/api/v1/this";
type Operation = Readonly<Record<string, { content?: Readonly<Record<string, { schema?: unknown }>> }>>;
interface Description {
  responses: Operation;
  validate(pointer: string): ValidateFunction;
}

const descriptions = new WeakMap<DescribedRoute, Description>();

/**
 * Throws when an answer of a route is not what the description of the API says of it. The description is made of that
 * one operation, by what makes the whole: describing all of them for each file of tests would cost seconds.
 */
export async function assertAsDescribed(handler: RouteHandler, method: string, response: Response) {
  if (!isDescribed(handler)) return;
  const { info, kind } = handler.described;
  const { responses, validate } = descriptionOf(handler.described, method);
  const type = response.headers.get("content-type")?.split(";")[0] ?? null;
  const status = String(response.status);
  const complain = (what: string): never => {
    throw new Error(`${info.operation} answers ${status}, and ${what}`);
  };
  if (response.status >= 400) {
    if (type === "application/problem+json") return complainOf(validate("#/components/schemas/Problem"));
    return kind === "file" && response.status === 416
      ? undefined
      : complain(`as ${type} instead of a problem`);
  }
  const described = responses[status] ?? responses.default;
  if (!responses[status] || !described) return complain("its description does not name that status");
  if (!described.content) return type === null ? undefined : complain(`with a body of ${type}`);
  if (kind !== "json") return;
  if (type !== "application/json") return complain(`as ${type}`);
  const pointer = `#/paths/${PATH.replaceAll("/", "~1")}/${method.toLowerCase()}/responses/${status}`;
  return complainOf(validate(`${pointer}/content/application~1json/schema`));

  async function complainOf(check: ValidateFunction): Promise<void> {
    const body: unknown = await response.clone().json();
    if (check(body)) return;
    const wrong = check.errors?.map(
      ({ instancePath, message }) => `${instancePath || "the body"} ${message}`,
    );
    complain(`not as described: ${wrong?.join("; ")}\n${JSON.stringify(body)?.slice(0, 1_000)}`);
  }
}

const isDescribed = (handler: RouteHandler): handler is DescribedHandler => "described" in handler;

function descriptionOf(described: DescribedRoute, method: string): Description {
  const known = descriptions.get(described);
  if (known) return known;
  const named = { Problem: problem };
  const operation = { method: method as "GET", path: PATH, described };
  const document = apiDocument([operation], { appUrl: "http://localhost", version: "1", named });
  const ajv = new Ajv2020({ strict: false, validateFormats: true });
  addFormats.default(ajv);
  ajv.addSchema({ ...document, $id: "api" });
  const item = document.paths?.[PATH] as Record<string, { responses: Operation }> | undefined;
  const made: Description = {
    responses: item?.[method.toLowerCase()]?.responses ?? {},
    validate: (pointer) => ajv.getSchema(`api${pointer}`) ?? ajv.compile({ $ref: `api${pointer}` }),
  };
  descriptions.set(described, made);
  return made;
}
