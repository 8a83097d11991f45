import { addMonths, type Month, monthOf } from "../calendar/month.ts";
import { may, onBehalf } from "../people/rights.ts";
import { packCallback } from "../telegram/callback-data.ts";
import { type Button, type Ctx, toast } from "../telegram/context.ts";
import { deadButton, strangerText } from "../telegram/general-texts.ts";
import { begunForms, formsOf } from "./asked-forms-bot.ts";
import { dueOn, hasBegun } from "./asked-month.ts";
import { closingOf, isClosedFor } from "./closing-store.ts";
import { draftOf } from "./draft-store.ts";
import { askedGrades, phaseOf, sameLeavers } from "./form.ts";
import { formButtons } from "./form-upload-texts.ts";
import { formFor } from "./form-versions.ts";
import { gradeGrids } from "./month-grid.ts";
import { monthGrid } from "./month-grid-texts.ts";
import { replyBarred } from "./month-bar-bot.ts";
import { monthBar } from "./month-bar-store.ts";
import { monthFigures } from "./month-figures-store.ts";
import {
  button,
  chooseForm,
  chooseMonth,
  chooseSchool,
  formButton,
  missingSchool,
  momentWords,
  monthButton,
  noForm,
  noSchools,
  notAsked,
  schoolButton,
  toasts,
} from "./monitoring-texts.ts";
import { mayChangeForm } from "./own-form-bot.ts";
import { findReport, type Reply, replyReceipt, seesAll, seesCluster } from "./receipt-bot.ts";
import { reviewButtons } from "./review-texts.ts";
import { dueDayOf, findSchool, type School, schoolsOf } from "./school-store.ts";
import { sheetOf } from "./sheet-store.ts";
import { enterDraft, missingMonths, monthsFor, replyStep } from "./step-dialog.ts";
import { submissionOf } from "./submission-store.ts";

/** /monitoring: which form, where there are several; then where that one begins. */
export async function replyHome(ctx: Ctx, reply: Reply): Promise<void> {
  const codes = begunForms(ctx);
  const [code] = codes;
  if (ctx.member === null) return reply(ctx, strangerText());
  if (code === undefined) return reply(ctx, noForm());
  if (codes.length === 1) return replyForm(ctx, reply, code);
  if (!seesCluster(ctx) && ownSchoolsOf(ctx).length === 0) return reply(ctx, noSchools());
  const forms = formsOf(ctx);
  const row = (one: string): Button[] => {
    const form = formFor(forms, one, monthOf(ctx.today));
    return [{ text: formButton(form?.title ?? one), data: packCallback("m", "home", one) }];
  };
  await reply(ctx, chooseForm(), codes.map(row));
}

const ownSchoolsOf = (ctx: Ctx): School[] =>
  ctx.member === null ? [] : schoolsOf(ctx.db, ctx.member.clusterId).filter((school) => seesAll(ctx, school));

/** A form's start: the chair's schools, one's own school at once, or a choice of one's own schools. */
export async function replyForm(ctx: Ctx, reply: Reply, code: string): Promise<void> {
  const month = monthOf(ctx.today);
  const form = formFor(formsOf(ctx), code, month);
  if (form === null) return reply(ctx, noForm());
  if (seesCluster(ctx)) return replyGrid(ctx, reply, code, month, 0);
  const own = ownSchoolsOf(ctx);
  const [school] = own;
  if (school === undefined) return reply(ctx, noSchools());
  if (own.length === 1) return replySchool(ctx, reply, school, code);
  const rows = own.map((one) => {
    const submission = submissionOf(ctx.db, one.id, code, month);
    const state = submission === null ? "missing" : "handedIn";
    const data = packCallback("m", "school", one.id, code);
    const { report = null, review = null } = submission ?? {};
    const text = schoolButton({ shortName: one.shortName, state, report, review });
    return [{ text, data }];
  });
  await reply(ctx, chooseSchool(form, month), rows);
}

/** A school's own start: this month at once while it is not handed in, then the missing ones, then the report. */
export async function replySchool(ctx: Ctx, reply: Reply, school: School, code: string): Promise<void> {
  const month = monthOf(ctx.today);
  const missing = missingMonths(ctx, school, code);
  const begun = draftOf(ctx.db, school.id, code, month) !== null;
  if (missing.length > 0 && !missing.includes(month) && !begun) return replyMonths(ctx, reply, school, code);
  await replyMonth(ctx, reply, school, code, month);
}

/** The month's report where it is handed in, else its draft. Refuses a month that has not begun. */
export async function replyMonth(
  ctx: Ctx,
  reply: Reply,
  school: School,
  code: string,
  month: Month,
): Promise<void> {
  const { member } = ctx;
  const form = formFor(formsOf(ctx), code, month);
  if (member === null) return;
  const sheet = form === null ? null : sheetOf(ctx.db, school, form, month);
  if (form === null || sheet === null) return reply(ctx, notAsked(school.shortName));
  const submission = submissionOf(ctx.db, school.id, form.code, month);
  const begun = draftOf(ctx.db, school.id, form.code, month) !== null;
  const bar = monthBar(ctx.db, { school, form: code, month }, ctx.today);
  if (submission !== null && (!begun || bar !== null)) return showReport(ctx, reply, submission.id);
  if (bar !== null) return replyBarred(ctx, reply, { school, sheet }, bar);
  const place = ctx.commit((tx) => enterDraft(tx, ctx, school, sheet, member.personId));
  if (place !== null) await replyStep(ctx, reply, place);
}

async function showReport(ctx: Ctx, reply: Reply, id: number): Promise<void> {
  const found = findReport(ctx, id);
  if (found !== null) await replyReceipt(ctx, reply, found);
}

/** Which month? The missing first, then the rest, the newest first. */
export async function replyMonths(ctx: Ctx, reply: Reply, school: School, code: string): Promise<void> {
  const missing = missingMonths(ctx, school, code);
  const handedIn = monthsFor(ctx, school, code).filter((month) => !missing.includes(month));
  const row = (month: Month, done: boolean): Button[] => [
    { text: monthButton(month, done), data: packCallback("m", "pick", school.id, month, code) },
  ];
  await reply(ctx, chooseMonth(school.shortName, missing.length), [
    ...missing.toReversed().map((month) => row(month, false)),
    ...handedIn.toReversed().map((month) => row(month, true)),
    ...(seesCluster(ctx)
      ? [[{ text: button.schools, data: packCallback("m", "grid", monthOf(ctx.today), 0, code) }]]
      : []),
  ]);
}

const SCHOOLS_ON_PAGE = 10;

/** All schools of a month, for the chair and the curator. */
export async function replyGrid(
  ctx: Ctx,
  reply: Reply,
  code: string,
  month: Month,
  page: number,
): Promise<void> {
  const forms = formsOf(ctx);
  const form = formFor(forms, code, month);
  if (form === null || ctx.member === null) return;
  const { clusterId } = ctx.member;
  const figures = monthFigures(ctx.db, { clusterId, form, month, today: ctx.today, calendar: ctx.calendar });
  const last = addMonths(month, -1);
  const before = sameLeavers(form, last, month)
    ? monthFigures(ctx.db, { clusterId, form, month: last, today: ctx.today, calendar: ctx.calendar })
    : null;
  // Whoever hands in for any school sees every number; a curator does not.
  const whole = may(ctx.member, { do: "reviewFigures", clusterId });
  const pages = Math.max(1, Math.ceil(figures.schools.length / SCHOOLS_ON_PAGE));
  const at = Math.min(page, pages - 1);
  const schools = figures.schools.slice(at * SCHOOLS_ON_PAGE, (at + 1) * SCHOOLS_ON_PAGE);
  const turn = (to: number, text: string): Button[] =>
    to < 0 || to >= pages ? [] : [{ text, data: packCallback("m", "grid", month, to, code) }];
  const other = (to: Month): Button[] =>
    hasBegun(to, ctx.today) && formFor(forms, code, to) !== null
      ? [{ text: button.month(to), data: packCallback("m", "grid", to, 0, code) }]
      : [];
  const closing = closingOf(ctx.db, clusterId, form.code, month);
  const closed = closing === null ? null : momentWords(closing.closedAt, ctx.zone);
  const lock: Button =
    closing === null
      ? { text: reviewButtons.close, data: packCallback("v", "close", month, code) }
      : { text: reviewButtons.open, data: packCallback("v", "open", month, code) };
  const paper = (kind: string, text: string): Button => ({
    text,
    data: packCallback("x", kind, form.code, month),
  });
  const rows: Button[][] = [
    ...schools.map((one) => [
      { text: schoolButton(one), data: packCallback("m", "of", one.organisationId, month, code) },
    ]),
    [...turn(at - 1, button.earlierPage), ...turn(at + 1, button.laterPage)],
    [...other(addMonths(month, -1)), ...other(addMonths(month, 1))],
    ...(whole
      ? [
          [paper("month", button.workbook), paper("chart", button.chart)],
          [paper("year", button.year), lock],
        ]
      : []),
    [{ text: button.picture, data: packCallback("pic", "grid", code, 0, "light") }],
  ];
  if (mayChangeForm(ctx)) {
    rows.push([{ text: formButtons.home, data: packCallback("f", "home", code) }]);
  }
  await reply(
    ctx,
    monthGrid({
      form,
      month: figures,
      grades: gradeGrids(form, figures, before, whole),
      signs: whole,
      closed,
    }),
    rows.filter((row) => row.length > 0),
  );
}

/** One school of the grid: its report, or that there is none and (for the chair) the way to hand it in. */
export async function replySchoolMonth(
  ctx: Ctx,
  reply: Reply,
  school: School,
  code: string,
  month: Month,
): Promise<void> {
  const form = formFor(formsOf(ctx), code, month);
  if (form === null || ctx.member === null) return;
  const submission = submissionOf(ctx.db, school.id, code, month);
  if (submission !== null) return showReport(ctx, reply, submission.id);
  const asked = askedGrades(form, school.topGrade).length > 0 && phaseOf(form, month) !== null;
  const own = ctx.member.offices.some((office) => office.organisationId === school.id);
  const handIn = onBehalf(ctx.member, school.id) && !own ? button.onBehalf : button.handIn;
  const due = dueOn(month, dueDayOf(ctx.db, school.clusterId, form), ctx.calendar);
  const reviews = may(ctx.member, { do: "reviewFigures", clusterId: school.clusterId });
  const shut = isClosedFor(ctx.db, school, form.code, month);
  const chairs: Button[] = !reviews
    ? []
    : [
        { text: reviewButtons.nudge, data: packCallback("v", "nudge", school.id, month, code) },
        ...(shut
          ? [{ text: reviewButtons.openForSchool, data: packCallback("v", "school", school.id, month, code) }]
          : []),
      ];
  await reply(ctx, asked ? missingSchool(form, month, school.shortName, due) : notAsked(school.shortName), [
    ...(asked && seesAll(ctx, school)
      ? [[{ text: handIn, data: packCallback("m", "pick", school.id, month, code) }]]
      : []),
    ...(asked && chairs.length > 0 ? [chairs] : []),
    ...(seesCluster(ctx)
      ? [[{ text: button.schools, data: packCallback("m", "grid", month, 0, code) }]]
      : []),
  ]);
}

/**
 * Opens a school's month by a button: a month that has not begun, a foreign school or one that nobody asks get
 * a sentence and change nothing.
 */
export async function openMonth(
  ctx: Ctx,
  reply: Reply,
  asked: { schoolId: number | null; month: Month; code: string | null },
): Promise<void> {
  const { code } = asked;
  const { member } = ctx;
  const school =
    member === null || asked.schoolId === null ? null : findSchool(ctx.db, member.clusterId, asked.schoolId);
  if (code === null || member === null || school === null || !mayHandIn(ctx, school)) {
    return toast(ctx, deadButton);
  }
  if (!hasBegun(asked.month, ctx.today)) return toast(ctx, toasts.notBegun);
  const known = monthsFor(ctx, school, code).includes(asked.month);
  const handedIn = submissionOf(ctx.db, school.id, code, asked.month) !== null;
  if (!known && !handedIn) return toast(ctx, toasts.notAsked);
  await toast(ctx);
  await replyMonth(ctx, reply, school, code, asked.month);
}

export const mayHandIn = (ctx: Ctx, school: School): boolean =>
  may(ctx.member, { do: "handInFigures", clusterId: school.clusterId, organisationId: school.id });

/**
 * Where one lands outside of a draft: the chair's schools, a choice of months or of one's own schools. Begins no
 * draft and writes nothing.
 */
export async function replyOutside(ctx: Ctx, reply: Reply): Promise<void> {
  const [code, ...more] = begunForms(ctx);
  const own = ownSchoolsOf(ctx);
  const [school] = own;
  if (code === undefined || more.length > 0 || seesCluster(ctx)) return replyHome(ctx, reply);
  if (school === undefined || own.length > 1) return replyHome(ctx, reply);
  return replyMonths(ctx, reply, school, code);
}
