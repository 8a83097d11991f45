import { atTime, capital, count, dayShort, plural, spanWords } from "../calendar/calendar-texts.ts";
import type { Day } from "../calendar/day.ts";
import type { Period } from "../calendar/period.ts";
import { schoolPlace } from "../people/school-place.ts";
import { clip, undatedWords } from "../plan/plan-texts.ts";
import { dueOf } from "../reminders/duty.ts";
import { whomWords } from "../summary/duty-words-texts.ts";
import type { MarkedDuty, ReportedEvent, ReportedTime } from "./plan-report.ts";

/*
 * What a report says beside an event: what is recorded and no more. Nobody's silence is told as «не выполнено».
 */

/** How many names or comments a cell lists; all of them are in the workbook. */
const LISTED = 10;
/** Of a longer comment the workbook has the rest. */
const LONGEST_COMMENT = 700;
/** An event with more times than these is told in numbers, and by day only where a mark is missing. */
const TIMES = 8;

/** Of what ended before the plan was begun to be run here. */
const BEFORE = "срок прошёл до начала учёта";

const full = (day: Day): string => dayShort(day, { year: true });

/** The paragraphs of the cell «Отметка о выполнении». */
export function markLines(reported: ReportedEvent, period: Period): string[] {
  const { event, outcome, plannedDeadline, added } = reported;
  const before = [
    ...(added ? ["Включено в план дополнительно."] : []),
    ...(plannedDeadline === null ? [] : [`Срок изменён: ${event.deadline.text || "без срока"}.`]),
  ];
  if (outcome === "cancelled") {
    const reason = event.cancelled?.reason ?? null;
    return [...before, "Отменено.", ...(reason === null ? [] : [`Причина: ${ended(reason)}`])];
  }
  return [...before, ...(outcome === "undated" ? [undatedLine(reported, period)] : timesLines(reported))];
}

function undatedLine({ event, requests }: ReportedEvent, period: Period): string {
  if (requests !== null) {
    const { asked, unanswered } = requests;
    if (asked === 0) return "По запросу. Просьб не было.";
    return `По запросу. Просьб: ${asked}, отвечено: ${asked - unanswered}.`;
  }
  return `${capital(undatedWords(event.deadline, event.occurrences, period) ?? "отметки нет")}.`;
}

function timesLines({ event, times }: ReportedEvent): string[] {
  const inFull = times.length > TIMES ? times.filter((time) => lacksMark(time)) : times;
  const named = times.length > 1 || event.form !== null;
  const lines = inFull.slice(0, TIMES).flatMap((time) => {
    const [first = "", ...rest] = timeLines(time, event.form !== null);
    const when = named ? `${capital(spanWords(time.opensOn, time.dueOn))}: ` : "";
    return [when === "" ? first : `${when}${first.slice(0, 1).toLowerCase()}${first.slice(1)}`, ...rest];
  });
  if (times.length <= TIMES) return lines;
  const rest = inFull.length - TIMES;
  const comments = times
    .filter((time) => !lacksMark(time))
    .flatMap(({ duties }) => commentLines(duties, duties.length > 1));
  return [
    numbersLine(times),
    ...lines,
    ...(rest > 0 ? [`И ещё без отметки: ${count(rest, ["раз", "раза", "раз"])}.`] : []),
    ...listedLines(comments),
  ];
}

const lacksMark = ({ duties }: ReportedTime): boolean =>
  duties.some(({ standing }) => standing === "overdue" || standing === "past");

function numbersLine(times: readonly ReportedTime[]): string {
  const done = times.filter(({ duties }) => duties.every(({ standing }) => standing === "done")).length;
  const ahead = times.filter((time) => !lacksMark(time)).length - done;
  return `Сделано ${done} из ${times.length} раз${ahead > 0 ? `, впереди ${ahead}` : ""}.`;
}

function timeLines({ duties }: ReportedTime, isForm: boolean): string[] {
  const [only, another] = duties;
  if (only !== undefined && another === undefined && only.duty.organisation === null)
    return [...oneLines(only)];
  return schoolsLines(duties, isForm);
}

// ── All together ───────────────────────────────────────────────────────────────────────────────────────────

function oneLines(one: MarkedDuty): string[] {
  return [oneLine(one), ...commentLines([one], false)];
}

function oneLine({ duty, standing, done }: MarkedDuty): string {
  const { heldOn } = duty;
  if (standing === "done") {
    const by = done === null || done.by === "" ? "" : `, ${done.by}`;
    if (heldOn === null) return ended(`Сделано${done === null ? "" : ` ${full(done.on)}`}${by}`);
    const moved = isMoved(duty) ? "Перенесено. " : "";
    return `${moved}Проведено ${full(heldOn)}${done === null ? "" : ` (отмечено ${full(done.on)}${by})`}.`;
  }
  if (standing === "notOurs") return "Ответственный отметил: не относится.";
  if (standing === "past") return `Отметки нет (${BEFORE}).`;
  const planned = heldOn === null ? null : heldWords({ ...duty, heldOn });
  if (standing === "overdue") {
    const accepted = duty.state === "accepted" ? ", принято к исполнению" : "";
    return `${planned === null ? "" : `${planned}. `}Отметки нет${accepted}.`;
  }
  if (planned !== null) return `${planned}.`;
  if (standing === "underWay") {
    return `${duty.state === "accepted" ? "Принято к исполнению" : "Идёт"}, срок до ${full(duty.dueOn)}.`;
  }
  return "Срок не наступил.";
}

const isMoved = ({ heldOn, opensOn, dueOn }: MarkedDuty["duty"]): boolean =>
  heldOn !== null && (heldOn < opensOn || heldOn > dueOn);

const heldWords = (duty: MarkedDuty["duty"] & { heldOn: Day }): string =>
  [
    `${isMoved(duty) ? "Перенесено на" : "Назначено на"} ${full(duty.heldOn)}${atTime(duty.heldAt)}`,
    duty.heldWhere,
  ]
    .filter((part) => part !== null && part !== "")
    .join(", ");

// ── Each school for itself ─────────────────────────────────────────────────────────────────────────────────

function schoolsLines(duties: readonly MarkedDuty[], isForm: boolean): string[] {
  const asked = duties.filter(({ standing }) => standing !== "notOurs");
  const notOurs = duties.filter(({ standing }) => standing === "notOurs");
  const done = asked.filter(({ standing }) => standing === "done");
  const owed = asked.filter(({ standing }) => standing === "overdue" || standing === "past");
  const open = asked.filter(({ standing }) => !["done", "overdue", "past"].includes(standing));
  const silent = owed.length === 0 || owed.length === asked.length ? null : namesOf(owed);
  return [
    ended(
      [
        countWords({ done, asked, open }, isForm),
        silent && `${isForm ? "нет отчёта" : "отметки нет"}: ${silent}`,
      ]
        .filter((part) => part !== null)
        .join("; "),
    ),
    ...(notOurs.length === 0 ? [] : [ended(`Не относится: ${namesOf(notOurs)}`)]),
    ...movedLines(asked),
    ...commentLines(duties, true),
  ];
}

function countWords(
  { done, asked, open }: Record<"done" | "asked" | "open", readonly MarkedDuty[]>,
  isForm: boolean,
): string {
  if (asked.length === 0) return "Все отметили: не относится";
  const due = open
    .map(({ duty }) => dueOf(duty))
    .sort()
    .at(-1);
  const until = due === undefined ? "" : `, срок до ${full(due)}`;
  const of = `${done.length} из ${asked.length}`;
  if (done.length === 0) {
    const begun = open.some(({ standing }) => standing === "underWay");
    if (open.length === asked.length) return begun ? `Идёт${until}` : "Срок не наступил";
    const before = asked.every(({ standing }) => standing === "past");
    return `${isForm ? "Отчётов" : "Отметок"} нет (${before ? BEFORE : of})${until}`;
  }
  if (isForm) {
    return `${plural(done.length, ["Отчёт представила", "Отчёты представили", "Отчёты представили"])} ${of}${until}`;
  }
  const last = done
    .flatMap((one) => one.done?.on ?? [])
    .sort()
    .at(-1);
  return `Сделано ${of}${last === undefined ? "" : `, последняя отметка ${full(last)}`}${until}`;
}

function movedLines(duties: readonly MarkedDuty[]): string[] {
  const moved = duties.flatMap((one) => {
    const { duty, standing } = one;
    if (duty.heldOn === null) return [];
    const words = standing === "done" ? "проведено" : isMoved(duty) ? "перенесено на" : "назначено на";
    return [`${nameOf(one)}: ${words} ${full(duty.heldOn)}.`];
  });
  return listedLines(moved);
}

/** The school's place; whoever answers beside the schools by name. */
export const nameOf = ({ duty }: MarkedDuty): string =>
  duty.organisation === null
    ? (whomWords(duty) ?? "остальные ответственные")
    : schoolPlace(duty.organisation.shortName);

function namesOf(duties: readonly MarkedDuty[]): string {
  const names = duties.map(nameOf);
  const rest = names.length - LISTED;
  return rest > 0 ? `${names.slice(0, LISTED).join(", ")} и ещё ${rest}` : names.join(", ");
}

function commentLines(duties: readonly MarkedDuty[], named: boolean): string[] {
  const all = duties.flatMap((one) => {
    const { comment } = one.duty;
    return comment === null || comment.trim() === ""
      ? []
      : [`${named ? nameOf(one) : "Комментарий"}: «${commentWords(comment)}».`];
  });
  return listedLines(all);
}

const commentWords = (comment: string): string =>
  clip(comment.trim().replace(/\s+/g, " "), LONGEST_COMMENT).replace(/\.$/, "");

function listedLines(lines: readonly string[]): string[] {
  const rest = lines.length - LISTED;
  return rest > 0 ? [...lines.slice(0, LISTED), `И ещё: ${rest}.`] : [...lines];
}

const ended = (text: string): string => (/[.!?…]$/.test(text.trim()) ? text.trim() : `${text.trim()}.`);
