import { monthWords, WEEKDAY_HEADS } from "../calendar/calendar-texts.ts";
import { isDay } from "../calendar/day.ts";
import { isMonth } from "../calendar/month.ts";
import type { AuditAction } from "../people/audit-action.ts";
import type { EventState } from "../plan/change.ts";
import { cancelledWords, differences, whenWords } from "../plan/editing/event-change-texts.ts";
import { clip } from "../plan/plan-texts.ts";
import { pastBorder, pastLines } from "../retention/retention-texts.ts";
import type { Field } from "../settings/setting.ts";
import { settingTitle, settingWord } from "../settings/setting-change-texts.ts";
import { Html, html, type HtmlPart, lines } from "../telegram/html.ts";
import {
  type Json,
  type JournalNames,
  jsonOf,
  numberOf,
  textOf,
  type ToldEntry,
  type Words,
} from "./journal-entry.ts";
import { aboutWords, change, dayOrText, heldWords, LONG, personIn, titled } from "./journal-parts-texts.ts";
import { PEOPLE_WORDS } from "./people-words-texts.ts";

// ── Of each kind ───────────────────────────────────────────────────────────────────────────────────────────

const eventState = (json: Json): EventState | null =>
  json !== null && "deadline" in json && "occurrences" in json ? (json as unknown as EventState) : null;

const eventWords =
  (title: string): Words =>
  ({ about, before, after }) => {
    const [was, is] = [eventState(before), eventState(after)];
    const head = html`${title}: ${aboutWords(about)}`;
    if (is === null || about.kind !== "event") return head;
    if (is.cancelled !== null) return [head, cancelledWords(is)];
    if (was === null) return [head, html`Срок: ${whenWords(is, about.period)}`];
    return [head, ...differences(was, is, about.period)];
  };

const figuresWords =
  (title: string): Words =>
  ({ about, before, after, names }) => {
    const head = html`${title}: ${aboutWords(about)}`;
    const noData = textOf(after, "noData");
    if (noData !== null) return [head, html`Нет данных: ${clip(noData, LONG)}`];
    return before === null ? head : [head, ...figureChanges(before, after, names)];
  };

/** So many changed figures are told one by one. */
const MOST_FIGURES = 5;

function figureChanges(before: Json, after: Json, names: JournalNames): HtmlPart[] {
  const [was, is] = [jsonOf(before, "figures"), jsonOf(after, "figures")];
  const grades = [...new Set([...Object.keys(was ?? {}), ...Object.keys(is ?? {})])];
  const changed = grades.flatMap((grade) => {
    const [old, fresh] = [jsonOf(was, grade), jsonOf(is, grade)];
    const codes = [...new Set([...Object.keys(old ?? {}), ...Object.keys(fresh ?? {})])];
    return codes.flatMap((code) => {
      const [from, to] = [numberOf(old, code) ?? 0, numberOf(fresh, code) ?? 0];
      return from === to
        ? []
        : [html`${grade} кл., ${clip(names.indicator(grade, code), 50)}: было ${from}, стало ${to}`];
    });
  });
  const rest = changed.length - MOST_FIGURES;
  return [...changed.slice(0, MOST_FIGURES), rest > 0 && html`И ещё показателей: ${rest}`];
}

const monthSwitch =
  (title: string): Words =>
  ({ about, after, names }) => {
    const school = numberOf(after, "organisationId");
    return html`${title}: ${aboutWords(about)}${school === null ? "" : `, ${names.place(school)}`}`;
  };

const formWords =
  (title: string): Words =>
  ({ before, after }) => {
    const form = after ?? before;
    const from = textOf(after, "from");
    return [
      html`${title}: ${clip(textOf(form, "code") ?? "", 40)}, версия ${numberOf(form, "version") ?? "?"}`,
      from !== null &&
        isMonth(from) &&
        html`Спрашивается: с месяца ${monthWords(from, "nominative", { year: true })}`,
    ];
  };

const groupWords =
  (title: string, more: Words = () => []): Words =>
  (entry) => [html`${title}: «${clip(textOf(entry.after, "title") ?? "", 60)}»`, ...[more(entry)].flat()];

const weekday = (json: Json): string | null =>
  WEEKDAY_HEADS[(numberOf(json, "weekday") ?? 0) - 1]?.toLowerCase() ?? null;

const settingWords =
  (field: Field): Words =>
  ({ before, after }) => {
    const word = (json: Json) => {
      const value = textOf(json, field);
      return value === null ? null : settingWord(field, value, null);
    };
    return [
      html`Настройка: ${field === "at" ? "свой час" : settingTitle(field).toLowerCase()}`,
      ...change(word(before), word(after)),
    ];
  };

const spanOf = (json: Json): string | null => {
  const [from, to] = [textOf(json, "from"), textOf(json, "to")];
  return from === null || to === null ? null : `с ${dayOrText(from)} по ${dayOrText(to)}`;
};

const holidayWords = (json: Json): string | null => {
  const [name, span] = [textOf(json, "name"), spanOf(json)];
  return name === null || span === null ? null : `${clip(name, 50)}, ${span}`;
};

const WORDS: Record<AuditAction, Words> = {
  ...PEOPLE_WORDS,
  "plan.start": ({ after }) => {
    const period = jsonOf(after, "period");
    const [from, to] = [textOf(period, "from"), textOf(period, "to")];
    return [
      html`План запущен: ${clip(textOf(after, "title") ?? "", LONG)}`,
      from !== null && to !== null && html`Срок плана: с ${dayOrText(from)} по ${dayOrText(to)}`,
      html`Мероприятий: ${numberOf(after, "events") ?? "?"}, файл: ${clip(textOf(after, "fileName") ?? "не указан", 60)}`,
    ];
  },
  "event.add": eventWords("Мероприятие добавлено"),
  "event.rewrite": eventWords("Мероприятие изменено"),
  "event.cancel": eventWords("Мероприятие отменено"),
  "event.restore": titled("Отмена мероприятия снята"),
  "duty.accepted": titled("Принято к исполнению"),
  "duty.done": titled("Выполнено"),
  "duty.undone": titled("Отметка снята", ({ before }) => {
    const held = heldWords(before);
    return held !== null && html`Был день: ${held}`;
  }),
  "duty.dateSet": titled("Назначен день", ({ before, after }) => change(heldWords(before), heldWords(after))),
  "duty.postponed": titled("Отложено", ({ before, after }) =>
    change(dayOrText(textOf(before, "postponedTo")), dayOrText(textOf(after, "postponedTo"))),
  ),
  "duty.helpAsked": titled("Просьба о помощи", ({ after }) => {
    const text = textOf(after, "helpText");
    return text !== null && html`«${clip(text, LONG)}»`;
  }),
  "duty.helpSettled": titled("Помощь оказана"),
  "duty.notOurs": titled("Отмечено «не наше»"),
  "duty.notOursAgreed": titled("Согласовано «не наше»"),
  "duty.commented": titled("Комментарий", ({ before, after }) =>
    change(textOf(before, "comment"), textOf(after, "comment")),
  ),
  "duty.drop": titled("Снято с ответственного (изменился план)"),
  "duty.revive": titled("Снова за ответственным (изменился план)"),
  "duty.moved": titled("Назначенный день снят (срок перенесён)", ({ before }) => {
    const held = heldWords(before);
    return held !== null && html`Был день: ${held}`;
  }),
  "figures.handedIn": figuresWords("Отчёт сдан"),
  "figures.corrected": figuresWords("Отчёт исправлен"),
  "figures.accepted": titled("Отчёт принят"),
  "figures.returned": titled("Отчёт возвращён", ({ after }) => {
    const comment = textOf(after, "comment");
    return comment !== null && html`Причина: ${clip(comment, LONG)}`;
  }),
  "month.closed": monthSwitch("Месяц закрыт"),
  "month.opened": monthSwitch("Месяц открыт"),
  "month.openedForSchool": monthSwitch("Месяц открыт для школы"),
  "form.added": formWords("Форма загружена"),
  "form.switchedOn": formWords("Форма включена"),
  "form.switchedOff": formWords("Форма выключена"),
  "form.dropped": formWords("Форма удалена"),
  "reportCopy.switched": titled("Копии отчётов директору", ({ before, after }) =>
    change(before?.["wanted"] === true ? "да" : "нет", after?.["wanted"] === true ? "да" : "нет"),
  ),
  "request.ask": titled("Просьба о методической помощи"),
  "request.take": titled("Просьба взята в работу"),
  "request.give": titled("Просьба передана", ({ after, names }) => {
    const owner = personIn(after, "ownerId", names);
    return owner !== null && html`Кому: ${owner}`;
  }),
  "request.answer": titled("Ответ на просьбу", ({ after }) => {
    const answer = textOf(after, "answer");
    return answer !== null && html`«${clip(answer, LONG)}»`;
  }),
  "request.more": titled("Уточнение к просьбе"),
  "request.withdraw": titled("Просьба отозвана"),
  "request.settle": titled("Вопрос решён"),
  "group.added": groupWords("Бот добавлен в группу"),
  "group.day": groupWords("План на неделю в группу", ({ before, after }) =>
    change(textOf(before, "confirmedAt") === null ? "не присылать" : weekday(before), weekday(after)),
  ),
  "group.silenced": groupWords("План на неделю в группу отключён"),
  "group.cluster": groupWords("Группа передана другому кластеру"),
  "group.renamed": groupWords("Группа переименована", ({ before, after }) =>
    change(textOf(before, "title"), textOf(after, "title")),
  ),
  "group.back": groupWords("Бот вернулся в группу"),
  "group.left": groupWords("Бот удалён из группы"),
  "notice.send": ({ after }) => [
    html`Сообщение людям отправлено`,
    html`Получателей: ${numberOf(after, "reached") ?? 0}, не в боте: ${numberOf(after, "missed") ?? 0}`,
  ],
  "notice.remind": ({ after }) =>
    html`Сообщение повторено тем, кто не прочитал: ${numberOf(after, "told") ?? 0}`,
  "call.made": () => html`Звонок сделан`,
  "call.noted": ({ before, after }) => [
    html`Заметка о звонке`,
    ...change(textOf(before, "note"), textOf(after, "note")),
  ],
  "call.undone": () => html`Отметка о звонке снята`,
  "status.nudged": ({ after }) => {
    const told = after?.["people"];
    return html`Напомнено тем, кто опаздывает: ${Array.isArray(told) ? told.length : 0}`;
  },
  "calendar.taken": () => html`Взят файл для календаря`,
  "settings.at": settingWords("at"),
  "settings.weekends": settingWords("weekends"),
  "settings.holidays": settingWords("holidays"),
  "settings.hour": settingWords("hour"),
  "settings.policy": settingWords("policy"),
  "settings.due": settingWords("due"),
  "settings.zone": settingWords("zone"),
  "settings.weekLetter": settingWords("weekLetter"),
  "settings.monthLetter": settingWords("monthLetter"),
  "settings.kept": settingWords("kept"),
  "settings.pause": titled("Пауза", ({ before, after }) => change(spanOf(before), spanOf(after))),
  "settings.schoolHolidays": ({ before, after }) => [
    html`Школьные каникулы ${after === null ? "удалены" : "внесены"}`,
    html`${holidayWords(after ?? before) ?? ""}`,
  ],
  "retention.erased": ({ after }) => {
    const before = textOf(after, "before");
    return [
      html`Удалено прошлое ${before === null || !isDay(before) ? "" : pastBorder(before)}`,
      ...pastLines(jsonOf(after, "counts") ?? {}),
    ];
  },
};

/** What was done and to what, and what it was before and is now; an action of an older version by its code. */
export function entryWords(entry: ToldEntry): Html {
  const words = Object.hasOwn(WORDS, entry.action) ? WORDS[entry.action as AuditAction] : null;
  if (words === null) return html`Другое изменение (${clip(entry.action, 40)})`;
  const parts = [words(entry)].flat().filter((part) => part instanceof Html && part.text !== "");
  return lines(withinLength(parts));
}

/** A page of entries fits a message: of a change of everything at once the beginning is shown. */
const LONGEST = 700;

function withinLength(parts: readonly HtmlPart[]): HtmlPart[] {
  let room = LONGEST;
  const shown = parts.filter((part) => (room -= String(part).length) >= 0);
  return shown.length < parts.length ? [...shown, "…"] : shown;
}
