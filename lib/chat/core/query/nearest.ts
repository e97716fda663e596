import { nearest as nearestName } from "@/lib/kernel/nearest";
import { OTHER_NAMES } from "./terms";

/** Of the names that there are, the one that was probably meant; undefined when none is near. */
export const nearest = <Name extends string>(written: string, names: readonly Name[]): Name | undefined =>
  nearestName(written, names, OTHER_NAMES);
