import { addDays, type Day } from "../calendar/day.ts";
import type { OwedRequest } from "../requests/request.ts";
import { type ClusterDuties, dueOf, type Duty } from "./duty.ts";
import type { About, Call } from "./reminder.ts";

/** One reminder as a digest shows it: the duty as it stands now. */
export interface DigestEntry {
  duty: Duty;
  about: About;
  calls: Call[];
}

/** Names of which a gap only has the id. */
export interface Names {
  organisation(id: number): string;
  person(id: number): string;
}

export const namesOf = (cluster: Pick<ClusterDuties, "organisations" | "people">): Names => ({
  organisation: (id) => cluster.organisations.get(id)?.shortName ?? "",
  person: (id) => cluster.people.get(id)?.name ?? "",
});

export type GroupKey = "overdue" | "today" | "tomorrow" | "week" | "later" | "escalated" | "list" | "calls";

/** One whom the chair is to call, with everything about which. */
export interface Callee {
  call: Call;
  duties: Duty[];
}

export type DigestGroup =
  { key: Exclude<GroupKey, "calls">; entries: DigestEntry[] } | { key: "calls"; callees: Callee[] };

export interface DigestPage {
  groups: DigestGroup[];
  /** From 1. */
  page: number;
  pages: number;
  /** Lines on all the pages together. */
  total: number;
  /** The person answers for several schools: then each line names its own. */
  manySchools: boolean;
  /** Requests for methodical help that wait for an answer: on the first page. */
  requests: readonly OwedRequest[];
}

/** As many lines as still fit a phone and a message. */
export const PAGE_LINES = 20;

const ORDER: readonly Exclude<GroupKey, "calls">[] = [
  "overdue",
  "today",
  "tomorrow",
  "week",
  "later",
  "escalated",
  "list",
];

/** Which part of a digest an entry belongs to; the week is of seven days, whatever day it is today. */
export function groupOf(entry: DigestEntry, today: Day): GroupKey {
  if (entry.about === "call") return "calls";
  if (entry.about === "escalated" || entry.about === "list") return entry.about;
  const due = dueOf(entry.duty);
  if (due < today) return "overdue";
  if (due === today) return "today";
  if (due === addDays(today, 1)) return "tomorrow";
  return due <= addDays(today, 7) ? "week" : "later";
}

/** Lays a digest out: overdue first, then by the nearness of the due day; the chair's own parts at the end. */
export function layOut(
  entries: readonly DigestEntry[],
  today: Day,
  page = 1,
  requests: readonly OwedRequest[] = [],
): DigestPage {
  const byGroup = Map.groupBy(entries, (entry) => groupOf(entry, today));
  const lines: Line[] = ORDER.flatMap((key) =>
    [...(byGroup.get(key) ?? [])].sort(byDue).map((entry) => ({ key, entry })),
  );
  lines.push(...calleesOf(byGroup.get("calls") ?? []).map((callee) => ({ key: "calls" as const, callee })));

  const pages = Math.max(1, Math.ceil(lines.length / PAGE_LINES));
  const shown = Math.min(Math.max(1, page), pages);
  const schools = new Set(
    entries.flatMap(({ duty, about }) =>
      about !== "own" || duty.organisation === null ? [] : [duty.organisation.id],
    ),
  );
  return {
    groups: grouped(lines.slice((shown - 1) * PAGE_LINES, shown * PAGE_LINES)),
    page: shown,
    pages,
    total: lines.length,
    manySchools: schools.size > 1,
    requests: shown === 1 ? requests : [],
  };
}

type Line = { key: Exclude<GroupKey, "calls">; entry: DigestEntry } | { key: "calls"; callee: Callee };

const byDue = (a: DigestEntry, b: DigestEntry): number => {
  const [left, right] = [dueOf(a.duty), dueOf(b.duty)];
  return left < right ? -1 : left > right ? 1 : 0;
};

function grouped(lines: readonly Line[]): DigestGroup[] {
  const groups: DigestGroup[] = [];
  for (const line of lines) {
    const last = groups.at(-1);
    if (line.key === "calls") {
      if (last?.key === "calls") last.callees.push(line.callee);
      else groups.push({ key: "calls", callees: [line.callee] });
    } else if (last !== undefined && last.key === line.key) last.entries.push(line.entry);
    else groups.push({ key: line.key, entries: [line.entry] });
  }
  return groups;
}

/** The same one to call about several duties is one line; a duty once in it. */
function calleesOf(entries: readonly DigestEntry[]): Callee[] {
  const callees = new Map<string, Callee>();
  for (const { duty, calls } of entries) {
    for (const call of calls) {
      const key = JSON.stringify(call);
      const known = callees.get(key);
      if (known === undefined) callees.set(key, { call, duties: [duty] });
      else if (!known.duties.some(({ id }) => id === duty.id)) known.duties.push(duty);
    }
  }
  return [...callees.values()];
}
