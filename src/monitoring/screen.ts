import { addMonths } from "../calendar/month.ts";
import { type Html, lines } from "../telegram/html.ts";
import {
  asBeforeOffered,
  type Draft,
  errors,
  mostOf,
  noDataOffered,
  ofWhichGrades,
  questions,
  type Sheet,
  type State,
  type Step,
} from "./draft.ts";
import {
  askAmount,
  askCheck,
  askComment,
  askConfirm,
  askList,
  askNoData,
  askOfWhich,
  askTotal,
  askWhichFigure,
  askWhy,
  button,
  correctionReason,
} from "./dialog-texts.ts";
import { findIndicator, indicatorsOf, totalOf } from "./form.ts";
import type { Move } from "./move.ts";
import { commentOn, figure, remainder } from "./report.ts";
import { factWords, settlementButton } from "./rules-texts.ts";
import { reportBefore, settlements } from "./rules.ts";

export interface ScreenButton {
  text: string;
  move: Exclude<Move, { do: "text" }>;
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
        text: askTotal(form, step.grade, past),
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
      return {
        text: askConfirm(questions(sheet, report).map(({ fact }) => factWords(form, fact))),
        rows: [[{ text: button.confirm, move: { do: "confirm" } }]],
      };
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
  const { grade } = step;
  const open = indicatorsOf(form, grade)
    .filter(({ role, code }) => role !== "total" && figure(report, grade, code) === 0)
    .filter(({ role }) => step.way === "check" || role === "destination");
  const choices = open
    .filter(({ code }) => step.way === "check" || code !== form.restTo)
    .map(({ short, code }): ScreenButton => ({ text: short, move: { do: "figure", grade, code } }));
  if (step.way === "check") {
    return { text: askWhichFigure(form, report, grade), rows: sideBySide(choices) };
  }
  const rest = remainder(form, report, grade);
  return {
    text: askList(form, report, grade),
    rows: [[{ text: button.rest(form, grade, rest), move: { do: "rest" } }], ...sideBySide(choices)],
  };
}

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
      [{ text: some ? button.ready : button.none, move: { do: "done" } }],
    ],
  };
}

function checkScreen(sheet: Sheet, state: State): Screen {
  const { form, grades } = sheet;
  const { report, why } = state;
  const wrong = errors(sheet, report);
  const text = lines(
    askCheck(
      form,
      grades,
      report,
      wrong.map(({ fact }) => factWords(form, fact)),
    ),
    why !== null && correctionReason(why),
  );
  const settle = wrong
    .flatMap(({ fact }) => settlements(form, report, fact))
    .map((one): ScreenButton[] => [{ text: settlementButton(form, one), move: { do: "settle", ...one } }]);
  const submit: ScreenButton = {
    text: sheet.corrected === null ? button.submit : button.submitCorrection,
    move: { do: "submit" },
  };
  const reason: ScreenButton[][] =
    sheet.corrected === null ? [] : [[{ text: button.why, move: { do: "why" } }]];
  const figures =
    report.noData === null
      ? [...grades.flatMap((grade) => fieldRows(sheet, state, grade)), ...noDataRow(state.step)]
      : [[{ text: button.fill, move: { do: "fill" } } satisfies ScreenButton]];
  return { text, rows: [...(wrong.length === 0 ? [[submit]] : settle), ...figures, ...reason] };
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
