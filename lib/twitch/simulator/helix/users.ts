import { HelixRefusal } from "./refusal";
import { type HelixAnswer, type HelixRequest, valuesOf } from "./request";
import { channelRow, userRow } from "./rows";

/** Get Users by id and login together; without either, the token's own person. Unknown ones are absent. */
export function getUsers({ query, identity, world, publicUrl }: HelixRequest): HelixAnswer {
  const ids = valuesOf(query, "id");
  const logins = valuesOf(query, "login", ids.length);
  if (!ids.every(isId) || !logins.every(isLogin)) {
    throw new HelixRefusal(400, "Invalid username(s), email(s), or ID(s). Bad Identifiers.");
  }
  if (ids.length + logins.length === 0) {
    if (identity.userId === null) throw new HelixRefusal(400, "Must provide an ID, Login or OAuth Token.");
    ids.push(identity.userId);
  }
  const found = [...ids.map((id) => world.findById(id)), ...logins.map((login) => world.findByLogin(login))];
  const members = new Set(found.filter((member) => member !== undefined));
  return { data: [...members].map((member) => userRow(member, identity, publicUrl)) };
}

/** Get Channel Information: what a channel says about itself, on air or not. */
export function getChannels({ query, world }: HelixRequest): HelixAnswer {
  const ids = valuesOf(query, "broadcaster_id");
  if (ids.length === 0) throw new HelixRefusal(400, 'Missing required parameter "broadcaster_id"');
  if (!ids.every(isId)) throw new HelixRefusal(400, "The broadcaster ID is not valid");
  const members = ids.map((id) => world.findById(id)).filter((member) => member !== undefined);
  return { data: members.map(channelRow) };
}

function isId(text: string): boolean {
  return /^\d{1,20}$/.test(text);
}

function isLogin(text: string): boolean {
  return /^\w{1,25}$/.test(text);
}
