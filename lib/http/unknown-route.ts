import { TallyError } from "@/lib/kernel/errors";
import { MethodNotAllowed } from "./core/problem";
import { givenRequestId, REQUEST_ID_HEADER } from "./core/request-id";
import { finish, problemResponse } from "./finish";

/** Answers a path of the API that leads nowhere: a program is told so as of everything else, not by a web page. */
export const unknownRoute = (request: Request): Response =>
  refuse(request, new TallyError("not_found", "The API has no such path."));

/** Answers a method that a path of the API does not have; `allowed` are those that it has. */
export const unknownMethod = (request: Request, allowed: readonly string[]): Response =>
  refuse(request, new MethodNotAllowed(request.method, allowed));

function refuse(request: Request, error: Error): Response {
  const requestId = givenRequestId(request.headers.get(REQUEST_ID_HEADER)) ?? crypto.randomUUID();
  const visit = {
    requestId,
    method: request.method,
    route: "unknown",
    startedAt: performance.now(),
    personId: null,
    keyId: null,
    address: null,
    allowance: null,
  };
  return finish(visit, problemResponse(error, requestId, request.headers));
}
