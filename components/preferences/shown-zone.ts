import { isZone } from "@/lib/preferences/queries";

/** The zone to show times in. One that this browser does not know, as it is newer than it, is shown as none is: in UTC. */
export const shownZone = (zone: string | null): string => (zone !== null && isZone(zone) ? zone : "UTC");
