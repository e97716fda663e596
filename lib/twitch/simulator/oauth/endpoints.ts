import { type Answer, type Ask, empty, type Handler, header, json } from "../http/exchange";
import type { World } from "../world/world";
import { type Authority, type IssuedTokens, OAuthRefusal } from "./authority";
import type { Devices } from "./devices";

/** `/token`, `/validate`, `/revoke` and `/device`. Parameters are read from the form and from the query, as Twitch does. */
export function createOAuthEndpoints(
  authority: Authority,
  devices: Devices,
  world: World,
  publicUrl: () => string,
) {
  return {
    token: refusing((ask) => answerToken(authority, devices, parametersOf(ask))),
    device: refusing((ask) => answerDevice(devices, parametersOf(ask), publicUrl())),
    validate: refusing((ask) => answerValidate(authority, world, ask)),
    revoke: refusing((ask) => {
      const parameters = parametersOf(ask);
      const clientId = parameters.get("client_id") ?? "";
      if (clientId === "") throw new OAuthRefusal(400, "missing client id");
      authority.revoke(parameters.get("token") ?? "", clientId);
      return empty(200);
    }),
  };
}

/** Form fields over query parameters. */
export function parametersOf(ask: Ask): URLSearchParams {
  const parameters = new URLSearchParams(ask.query);
  for (const [name, value] of new URLSearchParams(ask.body)) parameters.set(name, value);
  return parameters;
}

const DEVICE_CODE = "urn:ietf:params:oauth:grant-type:device_code";

function answerToken(authority: Authority, devices: Devices, parameters: URLSearchParams): Answer {
  const field = (name: string) => parameters.get(name) ?? "";
  const clientId = field("client_id");
  // A device cannot keep a secret, so none is asked for.
  if (field("grant_type") === DEVICE_CODE) {
    const { userId, scopes } = devices.redeem(field("device_code"), clientId);
    return tokens(authority.grant(clientId, userId, scopes));
  }
  authority.checkClient(clientId, field("client_secret"));
  switch (field("grant_type")) {
    case "authorization_code":
      return tokens(authority.exchangeCode(field("code"), clientId, field("redirect_uri")));
    case "refresh_token":
      return tokens(authority.refresh(field("refresh_token"), clientId));
    case "client_credentials": {
      const { accessToken, expiresIn } = authority.issueAppToken(clientId);
      return json(200, { access_token: accessToken, expires_in: expiresIn, token_type: "bearer" });
    }
    case "":
      throw new OAuthRefusal(400, "missing grant type");
    default:
      throw new OAuthRefusal(400, "Invalid grant type");
  }
}

function answerDevice(devices: Devices, parameters: URLSearchParams, publicUrl: string): Answer {
  const clientId = parameters.get("client_id") ?? "";
  const scopes = (parameters.get("scopes") ?? "").split(" ").filter(Boolean);
  if (clientId === "") throw new OAuthRefusal(400, "missing client id");
  if (scopes.length === 0) throw new OAuthRefusal(400, "missing scopes");
  const { deviceCode, userCode } = devices.begin(clientId, scopes);
  return json(200, {
    device_code: deviceCode,
    expires_in: devices.lifetimeSeconds,
    interval: devices.intervalSeconds,
    user_code: userCode,
    verification_uri: `${publicUrl}/activate?public=true&device-code=${userCode}`,
  });
}

function tokens(issued: IssuedTokens): Answer {
  return json(200, {
    access_token: issued.accessToken,
    expires_in: issued.expiresIn,
    refresh_token: issued.refreshToken,
    scope: issued.scopes,
    token_type: "bearer",
  });
}

function answerValidate(authority: Authority, world: World, ask: Ask): Answer {
  const [, token = ""] = /^(?:OAuth|Bearer) (.+)$/i.exec(header(ask, "authorization") ?? "") ?? [];
  const identity = authority.identify(token);
  if (!identity) throw new OAuthRefusal(401, "invalid access token");
  const { clientId, userId, scopes, expiresIn } = identity;
  // Of an app token Twitch tells neither login nor user_id, and its scopes are null.
  const person =
    userId === null
      ? { scopes: null }
      : { login: world.findById(userId)?.account.login, scopes, user_id: userId };
  return json(200, { client_id: clientId, ...person, expires_in: expiresIn });
}

function refusing(handle: Handler): Handler {
  return (ask) => {
    try {
      return handle(ask);
    } catch (error) {
      if (!(error instanceof OAuthRefusal)) throw error;
      const { status, message } = error;
      // Only the refresh errors are documented with the "error" field.
      const reason =
        message === "Invalid refresh token" ? { error: status === 401 ? "Unauthorized" : "Bad Request" } : {};
      return json(status, { ...reason, status, message });
    }
  };
}
