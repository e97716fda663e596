import { dayBounds } from "@/components/ui/zoned-day";
import type { AuditFilters } from "@/lib/audit/queries";
import { AUDIT_ACTIONS } from "@/lib/audit/schema";

/** What an action is done to: what is before its dot. */
export const AUDIT_GROUPS = [...new Set(AUDIT_ACTIONS.map(groupOf))];
export type AuditGroup = ReturnType<typeof groupOf>;

function groupOf<Group extends string>(action: `${Group}.${string}`): Group {
  return action.slice(0, action.indexOf(".")) as Group;
}

/** The filters as they stand in an address: days are of the zone of who looks. */
export interface AuditView {
  q: string;
  actor: string;
  group: AuditGroup | "";
  from: string;
  to: string;
}

export const NO_AUDIT_FILTERS = { q: "", actor: "", group: "", from: "", to: "" } as const;

const DAY = /^(19[7-9]\d|2\d{3})-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;

/** What is not understood is as if it were not there. */
export function viewFrom(params: URLSearchParams): AuditView {
  const text = (name: string) => (params.get(name) ?? "").trim().replaceAll("\0", "").slice(0, 50);
  const day = (name: string) => (DAY.test(params.get(name) ?? "") ? text(name) : "");
  const group = AUDIT_GROUPS.find((name) => name === params.get("group")) ?? "";
  return { q: text("q"), actor: text("actor").toLowerCase(), group, from: day("from"), to: day("to") };
}

/** What the API is asked for such a view. */
export const filtersOf = ({ q, actor, group, from, to }: AuditView, zone: string): AuditFilters => ({
  ...{ q, actor, action: group },
  from: from && new Date(dayBounds(from, zone).from).toISOString(),
  to: to && new Date(dayBounds(to, zone).to).toISOString(),
});
