import { Ajv2020, type ValidateFunction } from "ajv/dist/2020";
import addFormats from "ajv-formats";
import { z } from "zod";
import { type ApiOperation, apiDocument } from "@/lib/api-docs";
import { problem } from "@/lib/api-docs/problem-shape";
import type { DescribedHandler, DescribedRoute, RouteHandler } from "@/lib/http/admit";

/** Where the one operation stands in a description of nothing else. */
const PATH = "/api/v1/this";
type Responses = Readonly<Record<string, { content?: Readonly<Record<string, { schema?: unknown }>> }>>;
interface Description {
  responses: Responses;
  validate(status: number): ValidateFunction;
}

const descriptions = new WeakMap<DescribedRoute, Description>();
const ajv = addFormats.default(new Ajv2020({ strict: false }));
const isProblem = ajv.compile(z.toJSONSchema(problem));
let described = 0;

/**
 * Throws when an answer of a route is not what the description of the API says of it. The description is made of that
 * one operation, by what makes the whole: describing all of them for each file of tests would cost seconds.
 */
export async function assertAsDescribed(handler: RouteHandler, method: string, response: Response) {
  if (!isDescribed(handler)) return;
  const { info, kind } = handler.described;
  const type = response.headers.get("content-type")?.split(";")[0] ?? null;
  const { status } = response;
  const complain = (what: string): never => {
    throw new Error(`${info.operation} answers ${status}, and ${what}`);
  };
  const complainUnless = async (fits: ValidateFunction): Promise<void> => {
    const body: unknown = await response.clone().json();
    if (fits(body)) return;
    const wrong = fits.errors?.map(({ instancePath, message }) => `${instancePath || "the body"} ${message}`);
    complain(`not as described: ${wrong?.join("; ")}\n${JSON.stringify(body)?.slice(0, 1_000)}`);
  };
  if (status >= 400) {
    if (type === "application/problem+json") return complainUnless(isProblem);
    return kind === "file" && status === 416 ? undefined : complain(`as ${type} instead of a problem`);
  }
  const { responses, validate } = descriptionOf(handler.described, method);
  const known = responses[status];
  if (!known) return complain("its description does not name that status");
  if (!known.content) return type === null ? undefined : complain(`with a body of ${type}`);
  if (kind !== "json") return;
  return type === "application/json" ? complainUnless(validate(status)) : complain(`as ${type}`);
}

const isDescribed = (handler: RouteHandler): handler is DescribedHandler => "described" in handler;

function descriptionOf(route: DescribedRoute, method: string): Description {
  const known = descriptions.get(route);
  if (known) return known;
  const operation = { method: method as ApiOperation["method"], path: PATH, described: route };
  const document = apiDocument([operation], { appUrl: "http://localhost", version: "1", named: {} });
  const item = document.paths?.[PATH] as Record<string, { responses: Responses }> | undefined;
  described += 1;
  const id = `operation-${described}`;
  ajv.addSchema({ ...document, $id: id });
  const at = `${id}#/paths/${PATH.replaceAll("/", "~1")}/${method.toLowerCase()}/responses`;
  const made: Description = {
    responses: item?.[method.toLowerCase()]?.responses ?? {},
    validate: (status) => {
      const pointer = `${at}/${status}/content/application~1json/schema`;
      return ajv.getSchema(pointer) ?? ajv.compile({ $ref: pointer });
    },
  };
  descriptions.set(route, made);
  return made;
}
