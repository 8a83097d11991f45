import { AlignmentType, type Paragraph, type Table } from "docx";
import type { NextPlan, NextSection } from "../plan/next/next-plan.ts";
import type { PlanHeading } from "./plan-heading.ts";
import { header, line, PAGE_WIDTH, row, sectionRow, table, wordFile } from "./word-file.ts";
import { forTime, NEXT_PLAN_WORDS, signatureName } from "../plan/next/next-plan-texts.ts";

/** The bytes of a .docx: the head, the list of members, the table of events by section, as such plans look. */
export async function nextPlanDocument(
  plan: NextPlan,
  heading: PlanHeading,
): Promise<Uint8Array<ArrayBuffer>> {
  return wordFile([
    ...approval(heading.chair),
    line(plan.title, { alignment: AlignmentType.CENTER, bold: true }),
    line(forTime(plan.period), { alignment: AlignmentType.CENTER, bold: true, after: 240 }),
    ...(heading.members.length === 0
      ? []
      : [line(NEXT_PLAN_WORDS.members, { bold: true, after: 120 }), membersTable(heading.members)]),
    line("", {}),
    eventsTable(plan.sections),
  ]);
}

function approval(chair: PlanHeading["chair"]): Paragraph[] {
  if (chair === null) return [];
  const right = { alignment: AlignmentType.RIGHT };
  return [
    line(NEXT_PLAN_WORDS.approve, right),
    line(NEXT_PLAN_WORDS.chair, right),
    line(chair.position, right),
    line(`${NEXT_PLAN_WORDS.signature} ${signatureName(chair.name)}`, { ...right, after: 360 }),
  ];
}

function membersTable(members: PlanHeading["members"]): Table {
  const widths = [PAGE_WIDTH / 2, PAGE_WIDTH / 2];
  let number = 0;
  return table(widths, [
    header([NEXT_PLAN_WORDS.organisations, NEXT_PLAN_WORDS.council], widths),
    ...members.map(({ name, people }) =>
      row([name === null ? "" : `${++number}. ${name}`, people.join("\n")], widths),
    ),
  ]);
}

/** Shares of the page's width: №, event, deadline, responsible, note; the place, where there is one, takes of the event. */
const SHARES = { number: 0.07, title: 0.33, deadline: 0.15, responsible: 0.25, note: 0.2, place: 0.11 };

function eventsTable(sections: readonly NextSection[]): Table {
  const places = sections.some(({ events }) => events.some(({ place }) => place !== null));
  const shares = [
    SHARES.number,
    places ? SHARES.title - SHARES.place : SHARES.title,
    SHARES.deadline,
    ...(places ? [SHARES.place] : []),
    SHARES.responsible,
    SHARES.note,
  ];
  const widths = shares.map((share) => Math.round(share * PAGE_WIDTH));
  const [number, title, deadline, responsible, note] = NEXT_PLAN_WORDS.columns;
  const columns = [number, title, deadline, ...(places ? [NEXT_PLAN_WORDS.place] : []), responsible, note];
  return table(widths, [
    header(columns, widths),
    ...sections.flatMap((section) => [
      ...(section.title === null ? [] : [sectionRow(section.title, widths)]),
      ...section.events.map((event) =>
        row(
          [
            event.number,
            event.title,
            event.deadline,
            ...(places ? [event.place ?? ""] : []),
            event.responsible,
            event.note,
          ],
          widths,
        ),
      ),
    ]),
  ]);
}
