import { count, monthWords } from "../calendar/calendar-texts.ts";
import { findIndicator, type Form, totalOf } from "./form.ts";
import { conditionWords } from "./expression-texts.ts";
import type { Fact } from "./rule-facts.ts";
import type { Settlement } from "./rules.ts";

const labels = (form: Form, grade: number, codes: readonly string[]): string =>
  codes
    .map((code) => `«${findIndicator(form, grade, code)?.label ?? code}»`)
    .join(", ")
    .replace(/, (?=«[^«]*$)/, " и ");

/** What a rule found, as one plain sentence; a question where it is to be confirmed ends in «Верно?» elsewhere. */
export function factWords(form: Form, fact: Fact): string {
  if (fact.kind === "same") {
    return fact.said ?? `Цифры не менялись ${count(fact.reports, ["месяц", "месяца", "месяцев"])} подряд.`;
  }
  const grade = `${fact.grade} класс`;
  if (fact.said !== undefined) return `${grade}: ${fact.said}`;
  switch (fact.kind) {
    case "addsUp":
      return fact.rest > 0
        ? `${grade}: всего ${fact.total}, по направлениям ${fact.total - fact.rest}. Не распределено: ${fact.rest}.`
        : `${grade}: всего ${fact.total}, а по направлениям ${fact.total - fact.rest}: больше на ${-fact.rest}.`;
    case "atMost": {
      const [what, of] = [labels(form, fact.grade, fact.what), labels(form, fact.grade, fact.of)];
      return `${grade}: ${what} – ${fact.value}, это больше, чем ${of} (${fact.limit}).`;
    }
    case "commented":
      return `${grade}: к показателю ${labels(form, fact.grade, [fact.code])} (${fact.value}) нужен комментарий.`;
    case "changed": {
      const since = monthWords(fact.since, "in");
      if (fact.code === totalOf(form, fact.grade).code) {
        return `${grade}: итог изменился с ${fact.before} (${since}) на ${fact.now}.`;
      }
      return `${grade}: ${labels(form, fact.grade, [fact.code])}: было ${fact.before} (${since}), стало ${fact.now}.`;
    }
    case "zero":
      return `${grade}: ${labels(form, fact.grade, [fact.code])} – 0.`;
    case "over":
      return `${grade}: ${labels(form, fact.grade, fact.what)} – ${fact.value} из ${fact.total}.`;
    case "other":
      break;
  }
  return `${grade}: ${otherWords(form, fact)}`;
}

/** A condition that has no sentence of its own, with the two numbers that it compares. */
function otherWords(form: Form, { rule: code, each, sides }: Extract<Fact, { kind: "other" }>): string {
  const rule = form.rules.find((one) => one.code === code);
  const words = rule === undefined ? code : conditionWords(rule.check, { form, each });
  const numbers = sides === null ? "" : ` (${sides.map(amountShown).join(" и ")})`;
  return `${rule?.must === true ? "не выполнено условие: " : ""}${words}${numbers}.`;
}

const amountShown = (value: number): string => String(Math.round(value * 10) / 10).replace(".", ",");

/** The button that puts a sum right. */
export function settlementButton(form: Form, settlement: Settlement): string {
  const { grade, code, value } = settlement;
  return `${grade} кл. ${findIndicator(form, grade, code)?.short ?? code}: записать ${value}`;
}
