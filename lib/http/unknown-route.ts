import { TallyError } from "@/lib/kernel/errors";
import { givenRequestId, REQUEST_ID_HEADER } from "./core/request-id";
import { finish, problemResponse } from "./finish";

/** Answers a path of the API that leads nowhere: a program is told so as of everything else, not by a web page. */
export function unknownRoute(request: Request): Response {
  const requestId = givenRequestId(request.headers.get(REQUEST_ID_HEADER)) ?? crypto.randomUUID();
  const error = new TallyError("not_found", "The API has no such path.");
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
