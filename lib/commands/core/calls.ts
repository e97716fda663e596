import { needsOf } from "./template/needs";
import type { Template } from "./template/template";

/** The commands that a template calls itself, by name, each once. */
export const callsIn = (template: Template): readonly string[] => needsOf(template).calls;
