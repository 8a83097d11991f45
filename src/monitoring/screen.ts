import { addMonths } from "../calendar/month.ts";
import { type Html, lines } from "../telegram/html.ts";
import {
  asBeforeOffered,
  type Draft,
  errors,
  noDataOffered,
  ofWhichGrades,
  questions,
  type Sheet,
  type State,
  type Step,
} from "./draft.ts";
import { mostOf } from "./draft-figures.ts";
import {
  askAmount,
  askCheck,
  askComment,
  askConfirm,
  askList,
  askNoData,
  askOfWhich,
  askTold,
  askTotal,
  askWhichFigure,
  askWhy,
  button,
  correctionReason,
} from "./dialog-texts.ts";
import { findIndicator, type Form, indicatorsOf, totalOf } from "./form.ts";
import type { ButtonMove } from "./move.ts";
import { commentOn, figure, remainder, type Report } from "./report.ts";
import { factWords, settlementButton } from "./rules-texts.ts";
import { type Finding, reportBefore } from "./rules.ts";
import { waysOut } from "./settling.ts";
import { openSaid } from "./told.ts";

export interface ScreenButton {
  text: string;
  move: ButtonMove;
}

/** One step as the person sees it, without the heading and without «Назад» and «Отмена», which every step has. */
export interface Screen {
  text: Html;
  rows: ScreenButton[][];
}

/** Number buttons go up to here; more is typed. */
const LARGEST_BUTTON = 20;
const NUMBERS_IN_ROW = 7;
/** Letters that a phone shows on a button of half its width. */
const HALF_ROW = 19;

export function screen(sheet: Sheet, draft: Draft): Screen {
  const { now: state } = draft;
  const { step, report } = state;
  const { form } = sheet;
  const past = reportBefore(sheet.past);
  switch (step.at) {
    case "total":
      return {
        text: askTotal(
          form,
          step.grade,
          past,
          step.heard === true ? { report, grades: sheet.grades } : null,
          draft.past.length === 0,
        ),
        rows: [...startRows(sheet, step), ...numberRows(LARGEST_BUTTON), ...noDataRow(step)],
      };
    case "amount": {
      const most = mostOf(sheet, report, step);
      const shown = step.way === "flow" ? most : null;
      return {
        text: askAmount(form, report, { ...step, most: shown }, past),
        rows: numberRows(most),
      };
    }
    case "comment":
      return {
        text: askComment(form, report, step.grade, step.code),
        rows:
          commentOn(report, step.grade, step.code) === null
            ? []
            : [[{ text: button.keepComment, move: { do: "done" } }]],
      };
    case "list":
      return listScreen(sheet, state, step);
    case "ofWhich":
      return ofWhichScreen(sheet, state);
    case "noData":
      return {
        text: askNoData(),
        rows: form.noDataReasons.map((text, index) => [{ text, move: { do: "readyReason", index } }]),
      };
    case "why":
      return { text: askWhy(), rows: [] };
    case "confirm":
      return confirmScreen(sheet, report);
    case "told":
      return toldScreen(sheet, step);
    case "check":
      break;
  }
  return checkScreen(sheet, state);
}

function startRows(sheet: Sheet, step: Step): ScreenButton[][] {
  const past = reportBefore(sheet.past);
  if (past === null || !asBeforeOffered(sheet, step)) return [];
  const text = button.asBefore(past.month, sheet.month, addMonths(sheet.month, -1));
  return [[{ text, move: { do: "asBefore" } }]];
}

const noDataRow = (step: Step): ScreenButton[][] =>
  noDataOffered(step) ? [[{ text: button.noData, move: { do: "noData" } }]] : [];

/** 0 to the most that is taken, and where that is far away one button for all of it. */
function numberRows(most: number): ScreenButton[][] {
  const numbers = Array.from({ length: Math.min(most, LARGEST_BUTTON) + 1 }, (_, value): ScreenButton => ({
    text: String(value),
    move: { do: "number", value },
  }));
  const rows = inRows(numbers, NUMBERS_IN_ROW);
  const all: ScreenButton = { text: button.all(most), move: { do: "number", value: most } };
  return most > LARGEST_BUTTON && most < 999 ? [...rows, [all]] : rows;
}

function listScreen(sheet: Sheet, state: State, step: Extract<Step, { at: "list" }>): Screen {
  const { form } = sheet;
  const { report } = state;
  const { grade, placed = null } = step;
  const flow = step.way === "flow";
  const choices = indicatorsOf(form, grade)
    .filter(({ role }) => role === "destination" || (role === "ofWhich" && !flow))
    .filter(({ code }) => !flow || code !== form.restTo)
    .filter(({ code }) => flow || figure(report, grade, code) === 0)
    .map(({ short, code }): ScreenButton => {
      const text = figure(report, grade, code) > 0 ? button.oneMore(short) : short;
      return { text, move: { do: "figure", grade, code } };
    });
  if (!flow) return { text: askWhichFigure(form, report, grade), rows: sideBySide(choices) };
  const rest = remainder(form, report, grade);
  const counts = placed === null ? [] : countsAbove(figure(report, grade, placed), rest);
  return {
    text: askList(form, report, grade, placed),
    rows: [
      ...inRows(counts, NUMBERS_IN_ROW),
      [{ text: button.rest(form, grade, rest), move: { do: "rest" } }],
      ...sideBySide(choices),
    ],
  };
}

/** In two rows: how many there may be where one was placed. */
const countsAbove = (value: number, rest: number): ScreenButton[] =>
  Array.from({ length: Math.min(rest, 2 * NUMBERS_IN_ROW) }, (_, i): ScreenButton => ({
    text: String(value + i + 1),
    move: { do: "number", value: value + i + 1 },
  }));

function ofWhichScreen(sheet: Sheet, { report }: State): Screen {
  const { form } = sheet;
  const grades = ofWhichGrades(sheet, report);
  const choices = grades.map((grade) =>
    indicatorsOf(form, grade, "ofWhich").map(({ short, code }): ScreenButton => ({
      text: button.ofWhich(grade, short, figure(report, grade, code)),
      move: { do: "figure", grade, code },
    })),
  );
  const some = grades.some((grade) =>
    indicatorsOf(form, grade, "ofWhich").some(({ code }) => figure(report, grade, code) > 0),
  );
  return {
    text: askOfWhich(form, report, grades),
    rows: [
      ...choices.flatMap(sideBySide),
      [{ text: some ? button.ready : button.none, move: { do: "submit" } }],
      [{ text: button.toCheck, move: { do: "done" } }],
    ],
  };
}

function toldScreen({ form }: Sheet, step: Extract<Step, { at: "told" }>): Screen {
  const asked = openSaid(step.told);
  const several = new Set(asked?.of.map(({ grade }) => grade)).size > 1;
  const rows = (asked?.of ?? []).map(({ grade, code }): ScreenButton[] => {
    const short = findIndicator(form, grade, code)?.short ?? code;
    return [{ text: several ? button.ofGrade(grade, short) : short, move: { do: "figure", grade, code } }];
  });
  return { text: askTold(asked?.words ?? "", several ? null : (asked?.of[0]?.grade ?? null)), rows };
}

function confirmScreen(sheet: Sheet, report: Report): Screen {
  const asked = questions(sheet, report);
  return {
    text: askConfirm(asked.map(({ fact }) => factWords(sheet.form, fact))),
    rows: [[{ text: button.confirm, move: { do: "confirm" } }], ...wayRows(sheet, report, asked)],
  };
}

function checkScreen(sheet: Sheet, state: State): Screen {
  const { form, grades } = sheet;
  const { report, why, step } = state;
  const wrong = errors(sheet, report);
  const heard = step.at === "check" && step.heard === true;
  const asked = heard && wrong.length === 0 ? questions(sheet, report) : [];
  const words = (found: readonly Finding[]) => found.map(({ fact }) => factWords(form, fact));
  const text = lines(
    askCheck(form, grades, report, { problems: words(wrong), heard, questions: words(asked) }),
    why !== null && correctionReason(why),
  );
  const submit: ScreenButton = heard
    ? { text: sheet.corrected === null ? button.heard : button.heardCorrection, move: { do: "confirm" } }
    : { text: sheet.corrected === null ? button.submit : button.submitCorrection, move: { do: "submit" } };
  const reason: ScreenButton[][] =
    sheet.corrected === null ? [] : [[{ text: button.why, move: { do: "why" } }]];
  const figures =
    report.noData === null
      ? [...grades.flatMap((grade) => fieldRows(sheet, state, grade)), ...noDataRow(state.step)]
      : [[{ text: button.fill, move: { do: "fill" } } satisfies ScreenButton]];
  const first = wrong.length === 0 ? [[submit]] : wayRows(sheet, report, wrong);
  return { text, rows: [...first, ...figures, ...reason] };
}

/** A button for each way to settle what was found; what is no figure of its own to change has none. */
function wayRows({ form }: Sheet, report: Report, found: readonly Finding[]): ScreenButton[][] {
  const rows = found
    .flatMap(({ fact }) => waysOut(form, report, fact))
    .map((move): ScreenButton[] => [{ text: wayButton(form, move), move }]);
  return rows.filter(([one], i) => rows.findIndex(([other]) => other?.text === one?.text) === i);
}

function wayButton(form: Form, move: ButtonMove): string {
  if (move.do === "settle") return settlementButton(form, move);
  if (move.do !== "figure" && move.do !== "comment") return "";
  const short = findIndicator(form, move.grade, move.code)?.short ?? move.code;
  return move.do === "comment" ? button.comment(move.grade, short) : button.change(move.grade, short);
}

/** The grade's total, every figure that is not zero, and a way to the others. */
function fieldRows({ form }: Sheet, { report }: State, grade: number): ScreenButton[][] {
  const total = totalOf(form, grade).code;
  const fields = indicatorsOf(form, grade)
    .filter(({ code }) => code === total || figure(report, grade, code) > 0)
    .map(({ code }): ScreenButton => ({
      text: button.field(grade, findIndicator(form, grade, code)?.short ?? code, figure(report, grade, code)),
      move: { do: "figure", grade, code },
    }));
  return [...sideBySide(fields), [{ text: button.more(grade), move: { do: "more", grade } }]];
}

/** Two in a row where a phone shows each whole: what it cuts off is the figure. */
const sideBySide = (buttons: readonly ScreenButton[]): ScreenButton[][] =>
  inRows(buttons, buttons.every(({ text }) => text.length <= HALF_ROW) ? 2 : 1);

function inRows<T>(items: readonly T[], length: number): T[][] {
  const rows: T[][] = [];
  for (let i = 0; i < items.length; i += length) rows.push(items.slice(i, i + length));
  return rows;
}
