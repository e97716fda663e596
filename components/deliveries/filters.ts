import type { DeliveryFilters } from "@/lib/deliveries/queries";
import { deliveryKind, deliveryState } from "@/lib/deliveries/schema";
import { medium } from "@/lib/preferences/schema";

/** The filters of the ledger that an address asks for. What is not understood is as if it were not there. */
export function filtersFrom(params: URLSearchParams): DeliveryFilters {
  return {
    medium: medium.safeParse(params.get("medium")).data ?? "",
    state: deliveryState.safeParse(params.get("state")).data ?? "",
    kind: deliveryKind.safeParse(params.get("kind")).data ?? "",
  };
}
