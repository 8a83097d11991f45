import { capital, monthWords } from "../calendar/calendar-texts.ts";
import type { Month } from "../calendar/month.ts";
import { pageWords } from "../telegram/general-texts.ts";
import { type Html, html, lines } from "../telegram/html.ts";
import type { Page } from "../telegram/page.ts";
import { shortened } from "./dialog-texts.ts";
import type { Form, Rule } from "./form.ts";
import type { FormChange } from "./form-changes.ts";
import { changeWords, formFacts, ruleWords } from "./form-shown-texts.ts";

/* The chair's own form: sent, looked at, tried, switched on. */

/** Lines of problems and changes that fit one message. */
const SHOWN = 12;
const LONGEST_LINE = 220;

const some = (all: readonly string[]): (Html | false)[] => [
  ...all.slice(0, SHOWN).map((line) => html`– ${shortened(line, LONGEST_LINE)}`),
  all.length > SHOWN && html`И ещё: ${all.length - SHOWN}`,
];

const since = (month: Month): string => `с ${monthWords(month, "genitive", { year: true })}`;

export const formNotForYou = (): Html =>
  html`Форму мониторинга меняет председатель Совета. Перешлите файл ему: от Вас бот его не примет.`;

export const formNotDownloaded = (): Html =>
  html`Получить файл от Telegram не удалось. Пришлите его ещё раз через минуту.`;

export const formRefused = (problems: readonly string[]): Html =>
  lines(
    html`<b>Форма не принята. Действует прежняя.</b>`,
    some(problems),
    html`Исправьте файл и пришлите снова.`,
  );

export const notNewer = (version: number, newest: number): Html =>
  html`В файле версия ${version}, а у кластера уже есть версия ${newest}. Чтобы заменить её, поставьте в файле version: ${newest + 1} и пришлите снова.`;

/** Above the chair's month: her version is stored and cannot be read, so another is asked. */
export const formUnread = ({ code, version }: { code: string; version: number }): Html =>
  html`<b>Ваша форма ${code}, версия ${version}, больше не читается.</b> Вместо неё действует прежняя. Пришлите исправленный файл с большей version.`;

/** A version that waits, or is switched on, with what it changes against the one it takes the place of. */
export function formLook(
  form: Form,
  given: { from: Month | null; before: Form | null; changes: readonly FormChange[] },
): Html {
  const { from, before, changes } = given;
  return lines(
    html`<b>${form.title}</b>`,
    formFacts({ ...form, from: null }),
    "",
    before === null
      ? html`Это новая форма: у кластера такой ещё нет.`
      : lines(
          html`<b>Что изменится по сравнению с версией ${before.version}:</b>`,
          changes.length === 0
            ? html`ни вопросы, ни правила не меняются.`
            : some(changes.map((change) => changeWords(form, change))),
        ),
    "",
    from === null
      ? html`Форма ещё не включена. Попробуйте её заполнить, как это сделает заместитель, и включите.`
      : html`Форма включена ${since(from)}. Месяцы до этого остаются с прежней.`,
  );
}

export const formRules = (form: Form, page: Page<Rule>): Html =>
  lines(
    html`<b>Правила</b>`,
    page.items.flatMap((rule) => ["", shortened(ruleWords(form, rule), 500)]),
    pageWords(page),
  );

export const askFormMonth = (form: Form): Html =>
  lines(
    html`<b>С какого месяца спрашивать по версии ${form.version}?</b>`,
    html`Месяцы, за которые отчёты уже сданы, остаются с прежней формой.`,
  );

export const formSwitchedOn = (form: Form, from: Month, planned: boolean): Html =>
  lines(
    html`<b>Форма включена ${since(from)}</b>`,
    html`${form.title}, версия ${form.version}.`,
    planned
      ? html`Напоминания придут по плану.`
      : html`В плане нет ежемесячного мероприятия по этой форме, поэтому напоминаний не будет.`,
    html`Пока за ${monthWords(from, "nominative", { year: true })} нет отчётов, прежнюю можно вернуть.`,
  );

export const formBack = (form: Form): Html =>
  html`Версия ${form.version} выключена, действует прежняя форма. Новая сохранена: её можно включить снова.`;

export const formDropped = (): Html => html`Присланная форма удалена. Действует прежняя.`;

/** Above every screen of a trial. */
export const trialHead = (): Html => html`<i>Проба: ничего не сохраняется и не сдаётся.</i>`;

export const trialDone = (report: Html): Html =>
  lines(trialHead(), html`<b>Такой отчёт был бы принят.</b>`, "", report);

/** What is asked now, and how to change it. */
export const formHome = (form: Form, later: readonly Form[]): Html =>
  lines(
    html`<b>${form.title}</b>`,
    formFacts(form),
    later.map((one) => html`Дальше: версия ${one.version} ${one.from !== null && since(one.from)}`),
    "",
    html`Чтобы изменить вопросы или правила, получите файл, исправьте его, увеличьте version и пришлите сюда. До включения ничего не изменится.`,
  );

export const formToasts = {
  gone: "Этой формы уже нет: её заменили или удалили.",
  unread: "Эта версия больше не читается. Пришлите исправленный файл с большей version.",
  trialOver: "Эта проба закончена. Начните её снова.",
  monthTaken: "С этого месяца включить нельзя: за него уже есть отчёты или другая версия.",
  reported: "Вернуть прежнюю нельзя: по новой форме уже есть отчёты.",
  notNewest: "Сначала верните ту версию, что включена позже.",
  already: "Эта форма уже включена.",
};

export const formButtons = {
  tryIt: "Попробовать заполнить",
  rules: "Правила словами",
  switchOn: "Включить",
  drop: "Не включать, удалить",
  back: "Вернуть прежнюю",
  look: "‹ К форме",
  again: "Ещё раз",
  file: "Получить файл формы",
  own: (form: { version: number; fromMonth: Month | null }): string =>
    form.fromMonth === null
      ? `Версия ${form.version}: не включена`
      : `Версия ${form.version} ${since(form.fromMonth)}`,
  home: "Форма и правила",
  month: (month: Month): string => capital(since(month)),
};
