import { addDays, type Day } from "../calendar/day.ts";
import type { OwedRequest } from "../requests/request.ts";
import { type ClusterDuties, dueOf, type Duty } from "./duty.ts";
import { isDayAsked } from "./duty-dates.ts";
import type { DutyNews } from "./duty-news.ts";
import type { About, Call } from "./reminder.ts";

/** One reminder as a digest shows it: the duty as it stands now. */
export interface DigestEntry {
  duty: Duty;
  about: About;
  calls: Call[];
}

/** Everything that a digest tells. */
export interface DigestContent {
  entries: readonly DigestEntry[];
  /** What others who answer as well have marked since the last digest. */
  news?: readonly DutyNews[];
  /** Requests for methodical help that wait for an answer. */
  requests?: readonly OwedRequest[];
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

const OWN_KEYS = ["overdue", "today", "tomorrow", "week", "later"] as const;
type EntryKey = (typeof OWN_KEYS)[number] | "escalated" | "list";
export type GroupKey = EntryKey | "news" | "calls";

/** One whom the chair is to call, with as much about which as a line holds. */
export interface Callee {
  call: Call;
  duties: Duty[];
}

export type DigestGroup =
  | { key: EntryKey; entries: DigestEntry[] }
  | { key: "news"; news: DutyNews[] }
  | { key: "calls"; callees: Callee[] };

export interface DigestPage {
  groups: DigestGroup[];
  /** From 1. */
  page: number;
  pages: number;
  /** Lines on all the pages together. */
  total: number;
  /** The day as of which it is told. */
  today: Day;
  /** There are so many that each is told in short. */
  brief: boolean;
  /** The person answers for several schools: then each line names its own. */
  manySchools: boolean;
  /** Of this page, what has only its month: the reader is asked for the day. */
  undated: Duty[];
  /** On the first page. */
  requests: readonly OwedRequest[];
  /** Of all the pages, how many of the reader's own nobody has answered. */
  unanswered: number;
}

/** As many rows of a phone's screen as one page takes: what is read at a glance, and far from Telegram's limit. */
const PAGE_ROWS = 30;
/** Up to so many, each is told at length. */
const LONG_LINES = 4;
/** Of one whom the chair is to call, a line names so many duties. */
const CALL_DUTIES = 6;

/** Which part of a digest an entry belongs to; the week is of seven days, whatever day it is today. */
export function groupOf(entry: DigestEntry, today: Day): EntryKey | "calls" {
  if (entry.about === "call") return "calls";
  if (entry.about === "escalated" || entry.about === "list") return entry.about;
  const due = dueOf(entry.duty);
  if (due < today) return "overdue";
  if (due === today) return "today";
  if (due === addDays(today, 1)) return "tomorrow";
  return due <= addDays(today, 7) ? "week" : "later";
}

/**
 * Lays a digest out: overdue first, then by the nearness of the due day; then what others have done; the chair's
 * own parts at the end. A page past the last one is the last one.
 */
export function layOut(
  { entries, news = [], requests = [] }: DigestContent,
  today: Day,
  page = 1,
): DigestPage {
  const told = new Set(entries.map(({ duty }) => duty.id));
  // What stands among the reminders says there how it is.
  const unsaid = news.filter(({ duty }) => !told.has(duty.id));
  const lines = linesOf(entries, unsaid, today);
  const pages = pagesOf(lines, rowsOfRequests(requests));
  const shown = Math.min(Math.max(1, page), pages.length);
  const groups = grouped(pages[shown - 1] ?? []);
  const schools = new Set(
    entries.flatMap(({ duty, about }) =>
      about !== "own" || duty.organisation === null ? [] : [duty.organisation.id],
    ),
  );
  return {
    groups,
    page: shown,
    pages: pages.length,
    total: lines.length,
    today,
    brief: lines.length > LONG_LINES,
    manySchools: schools.size > 1,
    undated: undatedOf(
      groups.flatMap((group) => ("entries" in group ? group.entries : [])),
      today,
    ),
    requests: shown === 1 ? requests : [],
    unanswered: unansweredOf(entries).length,
  };
}

/** What «Принято» to everything answers: not the month's figures, which are handed in. */
export const unansweredOf = (entries: readonly DigestEntry[]): Duty[] =>
  entries.flatMap(({ about, duty }) =>
    about === "own" && duty.state === "open" && duty.form === null ? [duty] : [],
  );

/** What the reader answers for. */
export const isOwn = ({ key }: DigestGroup): boolean => (OWN_KEYS as readonly string[]).includes(key);

/** Of the reader's own, what has only its month and time enough to choose the day. */
export const undatedOf = (entries: readonly DigestEntry[], today: Day): Duty[] =>
  entries.filter(({ about, duty }) => about === "own" && isDayAsked(duty, today)).map(({ duty }) => duty);

type Line =
  { key: EntryKey; entry: DigestEntry } | { key: "news"; news: DutyNews } | { key: "calls"; callee: Callee };

function linesOf(entries: readonly DigestEntry[], news: readonly DutyNews[], today: Day): Line[] {
  const byGroup = Map.groupBy(entries, (entry) => groupOf(entry, today));
  const entriesAs = (key: EntryKey): Line[] =>
    [...(byGroup.get(key) ?? [])].sort(byDue).map((entry) => ({ key, entry }));
  return [
    ...OWN_KEYS.flatMap(entriesAs),
    ...news.map((one) => ({ key: "news" as const, news: one })),
    ...entriesAs("escalated"),
    ...entriesAs("list"),
    ...calleesOf([...(byGroup.get("calls") ?? [])].sort(byDue)).map((callee) => ({
      key: "calls" as const,
      callee,
    })),
  ];
}

const byDue = (a: DigestEntry, b: DigestEntry): number => {
  const [left, right] = [dueOf(a.duty), dueOf(b.duty)];
  return left < right ? -1 : left > right ? 1 : 0;
};

/** Each page as full as it may be; at least one, where there is nothing an empty one. */
function pagesOf(lines: readonly Line[], requestRows: number): Line[][] {
  const pages: Line[][] = [[]];
  // What waits for an answer stands on the first page and leaves room for something else.
  let room = Math.max(PAGE_ROWS / 3, PAGE_ROWS - requestRows);
  for (const line of lines) {
    const page = pages.at(-1);
    const rows = rowsOf(line, page?.at(-1));
    if (page !== undefined && rows <= room) {
      page.push(line);
      room -= rows;
    } else {
      pages.push([line]);
      room = PAGE_ROWS - rowsOf(line, undefined);
    }
  }
  return pages;
}

/** How many rows of a phone's screen a line takes below another one, with its group's heading where it begins one. */
function rowsOf(line: Line, before: Line | undefined): number {
  const heading = before?.key === line.key ? 0 : 2;
  if (line.key === "calls") return heading + 3;
  if (line.key === "news" || line.key === "list") return heading + 2;
  if (line.key !== "escalated") return heading + (line.entry.duty.state === "open" ? 2 : 3);
  const goesOn = before?.key === "escalated" && isOneEvent(before.entry, line.entry);
  return heading + (goesOn ? 2 : 4);
}

const rowsOfRequests = ({ length }: readonly OwedRequest[]): number => (length === 0 ? 0 : 2 + length * 3);

/** Two entries of one event and one due day, which the chair is told under one heading. */
export const isOneEvent = (a: DigestEntry, b: DigestEntry): boolean =>
  a.duty.occurrenceId === b.duty.occurrenceId &&
  dueOf(a.duty) === dueOf(b.duty) &&
  a.duty.heldAt === b.duty.heldAt;

function grouped(lines: readonly Line[]): DigestGroup[] {
  const groups: DigestGroup[] = [];
  for (const line of lines) {
    const last = groups.at(-1);
    if (line.key === "calls") {
      if (last?.key === "calls") last.callees.push(line.callee);
      else groups.push({ key: "calls", callees: [line.callee] });
    } else if (line.key === "news") {
      if (last?.key === "news") last.news.push(line.news);
      else groups.push({ key: "news", news: [line.news] });
    } else if (last !== undefined && "entries" in last && last.key === line.key)
      last.entries.push(line.entry);
    else groups.push({ key: line.key, entries: [line.entry] });
  }
  return groups;
}

/** The same one to call about several duties is one line, or a line for every few of them; a duty once in it. */
function calleesOf(entries: readonly DigestEntry[]): Callee[] {
  const callees = new Map<string, { call: Call; duties: Map<number, Duty> }>();
  for (const { duty, calls } of entries) {
    for (const call of calls) {
      const key = JSON.stringify(call);
      const known = callees.get(key) ?? { call, duties: new Map<number, Duty>() };
      known.duties.set(duty.id, duty);
      callees.set(key, known);
    }
  }
  return [...callees.values()].flatMap(({ call, duties }) => {
    const all = [...duties.values()];
    const lines = Math.ceil(all.length / CALL_DUTIES);
    return Array.from({ length: lines }, (_, line) => ({
      call,
      duties: all.slice(line * CALL_DUTIES, (line + 1) * CALL_DUTIES),
    }));
  });
}
