import { findCategory } from "../core/invent";
import { type Answer, type Ask, json } from "../http/exchange";
import type { World } from "../world/world";
import { avatarSvg } from "./avatar";
import { previewSvg } from "./preview";

const AVATAR = /^\/avatars\/(\d{1,20})\.svg$/;
const BOX_ART = /^\/boxart\/(\d{1,20})-(\d{1,4})x(\d{1,4})\.jpg$/;
const PREVIEW = /^\/previews\/live_user_(\w{1,25})-(\d{1,4})x(\d{1,4})\.jpg$/;

/** Pictures, drawn on demand; undefined when the path is none. SVG whatever the name ends in. */
export function createMedia(world: World): (ask: Ask) => Answer | undefined {
  return ({ method, path }) => {
    if (method !== "GET") return undefined;
    const [, id] = AVATAR.exec(path) ?? [];
    if (id !== undefined) {
      const member = world.findById(id);
      return member ? svg(avatarSvg(id, member.account.displayName), 86_400) : notFound();
    }
    const [, categoryId, boxWidth, boxHeight] = BOX_ART.exec(path) ?? [];
    if (categoryId !== undefined) {
      const category = findCategory(categoryId);
      if (!category) return notFound();
      const subject = { login: categoryId, displayName: "", categoryName: category.name };
      return svg(previewSvg(subject, Number(boxWidth), Number(boxHeight)), 86_400);
    }
    const [, login, width, height] = PREVIEW.exec(path) ?? [];
    if (login === undefined) return undefined;
    const member = world.findByLogin(login);
    if (!member) return notFound();
    const subject = {
      ...member.account,
      categoryName: member.live?.categoryName ?? member.info.categoryName,
    };
    return svg(previewSvg(subject, Number(width), Number(height)), 60);
  };
}

function svg(body: string, maxAgeSeconds: number): Answer {
  return {
    status: 200,
    headers: {
      "content-type": "image/svg+xml; charset=utf-8",
      "cache-control": `public, max-age=${maxAgeSeconds}`,
      "access-control-allow-origin": "*",
      "cross-origin-resource-policy": "cross-origin",
    },
    body,
  };
}

function notFound(): Answer {
  return json(404, { status: 404, message: "no such picture" });
}
