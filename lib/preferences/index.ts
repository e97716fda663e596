export { decider } from "./core/decide";
export { nextDigest } from "./core/digest";
export { decideDue } from "./core/due";
export { previewPreferences } from "./preview";
export { readFacts } from "./repository-facts";
export {
  getOverride,
  getPreferences,
  listCategories,
  listOverrides,
  putOverride,
  removeOverride,
  updatePreferences,
} from "./service";
export { endMail, nameOfBroadcaster, resumeMail } from "./unsubscribe";
