import { monthWords } from "../calendar/calendar-texts.ts";
import { conditionWords, GROUP_WORDS } from "./expression-texts.ts";
import { type Form, type Indicator, indicatorsOf, type Rule, type Strength, totalOf } from "./form.ts";
import type { FormChange } from "./form-changes.ts";

/* A form in plain words, for whoever makes it: its questions, its rules, and what a version changes. */

const STRENGTH: Record<Strength, string> = {
  error: "Не примет",
  confirm: "Переспросит",
  show: "Покажет председателю",
};

const monthName = (month: number): string =>
  monthWords(`2000-${String(month).padStart(2, "0")}`, "nominative");

/** «июль, август»; of many, those that are left out. */
function monthNames(months: readonly number[]): string {
  const others = Array.from({ length: 12 }, (_, i) => i + 1).filter((month) => !months.includes(month));
  if (others.length === 0) return "весь год";
  return others.length < 6
    ? `весь год, кроме: ${others.map(monthName).join(", ")}`
    : months.map(monthName).join(", ");
}

const label = ({ label, comment }: Indicator): string => (comment ? `${label} (с комментарием)` : label);

/** What a grade is asked, in the order of the dialog. */
export function gradeQuestions(form: Form, grade: number): string[] {
  const total = totalOf(form, grade).label;
  const destinations = indicatorsOf(form, grade, "destination");
  const usual = destinations.filter((one) => one.usual);
  const listed = destinations.filter((one) => !one.usual && one.code !== form.restTo);
  const rest = destinations.find(({ code }) => code === form.restTo);
  const remarks = indicatorsOf(form, grade, "ofWhich");
  const list = (title: string, all: readonly Indicator[]): string[] =>
    all.length === 0 ? [] : [title, ...all.map((one) => `– ${label(one)}`)];
  return [
    `Сколько ${total.slice(0, 1).toLowerCase()}${total.slice(1)}?`,
    ...usual.map((one) => `${label(one)}: сколько?`),
    ...list("Кто остальные (кнопки):", listed),
    ...(rest === undefined ? [] : [`Остаток одним нажатием: ${label(rest)}`]),
    ...list("Есть ли среди них:", remarks),
  ];
}

/** «Переспросит, если «Работа» меньше, чем «Работа» в прошлом отчёте.» */
export function ruleWords(form: Form, rule: Rule): string {
  const { check, each, months, must, strength } = rule;
  const condition = conditionWords(check, { form, each: null });
  const labels = (codes: readonly string[]) =>
    codes.map((code) => `«${form.indicators.find((one) => one.code === code)?.label ?? code}»`).join(", ");
  const whose =
    each === null
      ? ""
      : ` Показатель – каждый из: ${typeof each === "string" ? GROUP_WORDS[each] : labels(each)}.`;
  const when = months === null ? "" : ` Месяцы: ${monthNames(months)}.`;
  return `${STRENGTH[strength]}, если ${must ? "не выполнено: " : ""}${condition}.${whose}${when}`;
}

/** «Версия 2, классы 9 и 11, до 25 числа; месяцы: весь год». */
export const formFacts = (form: Form): string[] => [
  `Форма ${form.code}, версия ${form.version}${form.from === null ? "" : `, с ${monthWords(form.from, "genitive", { year: true })}`}`,
  `Классы: ${form.grades.join(", ")}`,
  `Месяцы: ${monthNames(form.phases.flatMap(({ months }) => months))}`,
  `Срок: до ${form.dueDay} числа`,
];

/** One change, as a line. */
export function changeWords(form: Form, change: FormChange): string {
  switch (change.kind) {
    case "added":
      return `Новый показатель: ${change.indicator.label}`;
    case "removed":
      return `Больше не спрашивается: ${change.indicator.label}`;
    case "renamed":
      return `Новый код, прежние итоги: ${change.before.label} (${change.before.code} → ${change.after.code})`;
    case "changed":
      return change.before.label === change.after.label
        ? `Изменён показатель: ${change.after.label}`
        : `Показатель: было «${change.before.label}», стало «${change.after.label}»`;
    case "ruleAdded":
      return `Новое правило. ${ruleWords(form, change.rule)}`;
    case "ruleChanged":
      return `Правило изменено. ${ruleWords(form, change.rule)}`;
    case "ruleRemoved":
      return `Правило ${change.rule.code} больше не действует`;
    case "dueDay":
      return `Срок: был до ${change.before} числа, станет до ${change.after}`;
    case "months":
      return `Месяцы: было – ${monthNames(change.before)}; станет – ${monthNames(change.after)}`;
    case "grades":
      break;
  }
  return `Классы: были ${change.before.join(", ")}, станут ${change.after.join(", ")}`;
}
