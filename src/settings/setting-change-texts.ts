import { count, dayWords, monthWords } from "../calendar/calendar-texts.ts";
import type { Day } from "../calendar/day.ts";
import type { Month } from "../calendar/month.ts";
import { type Policy, policyOf } from "../reminders/policy.ts";
import type { Hour } from "../reminders/wishes.ts";
import type { PastCounts } from "../retention/past.ts";
import { keptWords, pastBorder, pastLines } from "../retention/retention-texts.ts";
import { type Html, html, lines } from "../telegram/html.ts";
import { type Example, exampleDates, policyWords } from "./policy-texts.ts";
import { type Field, hourOfWord, monthsOfWord, type Word } from "./setting.ts";
import { yesNo, zoneWords } from "./settings-texts.ts";
import { zoneOfCode } from "./zones.ts";

const TITLES: Record<Field, string> = {
  at: "Ваш час",
  weekends: "Напоминания в выходные",
  holidays: "Напоминания в праздники",
  hour: "Час кластера",
  policy: "Порядок напоминаний",
  due: "Срок мониторинга",
  zone: "Часовой пояс",
  weekLetter: "Письмо недели",
  monthLetter: "Итоги месяца",
  kept: "Хранение прошлого",
};

export const settingTitle = (field: Field): string => TITLES[field];

/** A value of a field in words; `usual`: the hour of those who have set none. */
export const settingWord = (field: Field, word: Word, usual: Hour | null): string => {
  switch (field) {
    case "at":
    case "hour":
      return (
        hourOfWord(word) ?? [usual, field === "at" ? "как у всех" : "по умолчанию"].filter(Boolean).join(", ")
      );
    case "weekends":
    case "holidays":
    case "weekLetter":
    case "monthLetter":
      return yesNo(word === "1");
    case "policy":
      return policyOf(word).title;
    case "due":
      return `до ${word}-го числа`;
    case "kept":
      return keptWords(monthsOfWord(word));
    default:
      return zoneWords(zoneOfCode(word)?.name ?? word);
  }
};

/** What a month's figures are due on, and when they are reminded of. */
export interface DueChange {
  month: Month;
  before: Day;
  after: Day;
  reminders: readonly Day[];
  /** The month whose figures would be late at once. */
  late: Month | null;
}

/** What a change brings, beside the value. */
export type Effect =
  | ({ of: "due" } & DueChange)
  | { of: "zone"; time: Hour }
  | { of: "policy"; policy: Policy; example: Example | null }
  | { of: "hour"; people: number }
  | { of: "kept"; past: { before: Day; counts: PastCounts } | null }
  | { of: Exclude<Field, "due" | "zone" | "policy" | "hour" | "kept"> };

export const changeQuestion = (change: {
  field: Field;
  before: Word;
  after: Word;
  usual: Hour;
  effect: Effect;
}): Html =>
  lines(
    html`<b>${TITLES[change.field]}</b>`,
    html`Было: ${settingWord(change.field, change.before, change.usual)}`,
    html`Станет: ${settingWord(change.field, change.after, change.usual)}`,
    effectWords(change.effect, change.after),
  );

function effectWords(effect: Effect, after: Word): Html | Html[] {
  const on = after === "1";
  switch (effect.of) {
    case "at":
      return html`Напоминания приходят одним сообщением раз в день: если сегодня оно уже было, новый час начнётся завтра.`;
    case "hour":
      return [
        html`Касается всех, кто не выбрал свой час: сейчас это ${count(effect.people, ["человек", "человека", "человек"])}.`,
        html`Кто сегодня напоминания уже получил, второй раз их не получит.`,
      ];
    case "weekends":
      return on
        ? html`Напоминания, которые выпадают на субботу и воскресенье, придут в эти дни.`
        : html`Напоминания, которые выпадают на субботу и воскресенье, придут в рабочий день.`;
    case "holidays":
      return on
        ? html`Напоминания, которые выпадают на праздники, придут в эти дни.`
        : html`Напоминания, которые выпадают на праздники, придут в рабочий день.`;
    case "weekLetter":
      return on
        ? html`По понедельникам утром Вам придёт письмо: что на этой неделе и что просрочено. Если сказать нечего, письма не будет.`
        : html`Письмо недели больше не придёт. Что просрочено, будет по понедельникам в сводке дня.`;
    case "monthLetter":
      return on
        ? html`В начале месяца Вам придёт письмо: что принёс прошедший. Если сказать нечего, письма не будет.`
        : html`Итоги месяца больше не придут. Они всегда есть в «Сводке».`;
    case "policy":
      return [
        policyWords(effect.policy),
        ...(effect.example === null
          ? []
          : [
              html`${effect.example.event}, ${effect.example.due}:`,
              ...exampleDates(effect.policy, effect.example),
            ]),
        html`Касается всех мероприятий, напоминания о которых ещё впереди.`,
      ];
    case "due":
      return dueWords(effect);
    case "kept":
      return keptEffect(effect.past);
    default:
      return html`Сейчас там ${effect.time}. По этому поясу считаются дни, сроки и час напоминаний.`;
  }
}

const dueWords = ({ month, before, after, reminders, late }: DueChange): Html[] => [
  before === after
    ? html`Отчёт ${monthWords(month, "for")}: до ${dayWords(after)}, как и было.`
    : html`Отчёт ${monthWords(month, "for")}: до ${dayWords(after)} вместо ${dayWords(before)}.`,
  ...(reminders.length === 0
    ? []
    : [html`Напоминания: ${reminders.map((day) => dayWords(day)).join(", ")}.`]),
  ...(late === null
    ? []
    : [html`Отчёты ${monthWords(late, "for")}, которые ещё не сданы, сразу станут просроченными.`]),
];

/** What goes of the past; null: nothing, it is kept for good. */
function keptEffect(past: { before: Day; counts: PastCounts } | null): Html[] {
  if (past === null) return [html`Ничего удаляться не будет. Удалённое раньше не вернётся.`];
  const gone = pastLines(past.counts);
  return [
    ...(gone.length === 0
      ? [html`Старше этого срока сейчас ничего нет: ничего не удалится.`]
      : [html`Ближайшей ночью удалится всё ${pastBorder(past.before)}:`, ...gone]),
    html`Останутся планы с отметкой о выполнении, цифры отчётов и должности. Дальше удаление идёт само каждый месяц; вернуть удалённое нельзя. Что удалено, видно в журнале.`,
  ];
}
