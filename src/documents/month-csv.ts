import { type Form, indicatorsOf } from "../monitoring/form.ts";
import type { MonthFigures } from "../monitoring/month-figures.ts";
import { commentOn, figure } from "../monitoring/report.ts";
import { MONTH_WORKBOOK_WORDS as words } from "./month-workbook-texts.ts";

/** Words that a spreadsheet would run as a formula are kept words. */
const field = (value: string | number): string => {
  const text = typeof value === "string" && /^[=+\-@\t\r]/.test(value) ? `'${value}` : String(value);
  return /[";\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

/**
 * A month of the figures, a figure a line; a school that gave none has one line without. With semicolons and a mark
 * of UTF-8, as the Russian Excel opens it.
 */
export function monthCsv(form: Form, { month, schools }: MonthFigures): string {
  const lines = schools.flatMap(({ shortName, state, grades, report }) => {
    const said = [month, shortName, words.state[state]];
    if (report === null) return [[...said, "", "", "", "", ""]];
    if (report.noData !== null) return [[...said, "", "", "", "", report.noData]];
    return grades.flatMap((grade) =>
      indicatorsOf(form, grade).map(({ code, label }) => [
        ...said,
        grade,
        code,
        label,
        figure(report, grade, code),
        commentOn(report, grade, code) ?? "",
      ]),
    );
  });
  return `\uFEFF${[words.csvHead, ...lines].map((line) => line.map(field).join(";")).join("\r\n")}\r\n`;
}
