import { capital, count, dayWords, monthWords, spanWords, weekdayWords } from "../calendar/calendar-texts.ts";
import type { Day } from "../calendar/day.ts";
import { officeTitle } from "../people/office-texts.ts";
import { isSchoolOffice } from "../people/office.ts";
import { schoolPlace } from "../people/school-place.ts";
import { clip, eventTitle } from "../plan/plan-texts.ts";
import { type Html, html, lines } from "../telegram/html.ts";
import type { Answering, WeekLine } from "./week.ts";

/** As much as one message holds with room to spare; what does not fit is counted. */
const LONGEST = 3500;
const TITLE = 120;
const PLACE = 80;
const WHO = 160;

/** What is to be told of a week. */
export interface ToldWeek {
  days: { from: Day; to: Day };
  lines: readonly WeekLine[];
  answering: ReadonlyMap<number, readonly Answering[]>;
}

/** The week by its days, for everybody's eyes. */
export function weekText({ days, lines: all, answering }: ToldWeek): Html {
  const blocks = all.map((line) => ({
    heading: headingOf(line),
    text: lineText(line, answering.get(line.event.id) ?? []),
  }));
  // What only begins stands at the end: it has no day on which to be there.
  const ordered = [
    ...blocks.filter(({ heading }) => heading !== OPENS),
    ...blocks.filter(({ heading }) => heading === OPENS),
  ];
  let room = LONGEST;
  const shown = ordered.filter(({ heading, text }) => (room -= heading.length + text.text.length + 12) > 0);
  const rest = ordered.length - shown.length;
  return lines(
    html`<b>План на неделю: ${spanWords(days.from, days.to)}</b>`,
    shown.flatMap(({ heading, text }, at) => [
      "",
      shown[at - 1]?.heading === heading ? null : html`<b>${heading}</b>`,
      text,
    ]),
    rest > 0 && "",
    rest > 0 && html`И ещё ${count(rest, ["мероприятие", "мероприятия", "мероприятий"])}.`,
  );
}

const OPENS = "Начинается на этой неделе";

function headingOf({ kind, day }: WeekLine): string {
  if (kind === "opens") return OPENS;
  const heading = `${capital(weekdayWords(day))}, ${dayWords(day)}`;
  return kind === "ends" ? `${heading}: последний день` : heading;
}

function lineText(line: WeekLine, answering: readonly Answering[]): Html {
  const { event, month, time, place, schools, until } = line;
  const what =
    month === null
      ? eventTitle(event, TITLE)
      : eventTitle({ number: event.number, title: `Мониторинг ${monthWords(month, "for")}` }, TITLE);
  const where = [time, place].filter((part) => part !== null).join(", ");
  const who = clip(answering.map(answeringWords).join("; "), WHO);
  return lines(
    what,
    line.kind === "opens" && `До ${dayWords(until)}`,
    where !== "" && clip(where, PLACE),
    schools.length > 0 && clip(schools.map(schoolPlace).join(", "), PLACE),
    who !== "" && `Кто отвечает: ${who}`,
  );
}

const SCOPES = { all: "все школы", municipal: "муниципальные школы", lead: "опорная школа" } as const;

/** «зам. по ВР (все школы)», «директор (п. Заря)», «методист», «ИМЦ». */
function answeringWords(one: Answering): string {
  if (one.kind === "words") return clip(one.words, 60);
  const title = officeTitle({ kind: one.office, of: one.of });
  if (!isSchoolOffice(one.office) || one.schools.length === 0) return title;
  const where = Array.isArray(one.schools) ? one.schools.map(schoolPlace).join(", ") : SCOPES[one.schools];
  return `${title} (${where})`;
}
