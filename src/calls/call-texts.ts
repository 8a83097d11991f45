import { capital, count, dayShort, dayWords, monthWords } from "../calendar/calendar-texts.ts";
import type { Day } from "../calendar/day.ts";
import { schoolPlace } from "../people/school-place.ts";
import { clip, eventName } from "../plan/plan-texts.ts";
import { OFFICE_MISSING } from "../reminders/digest-texts.ts";
import { dueOf, type Duty } from "../reminders/duty.ts";
import { type Html, html, lines } from "../telegram/html.ts";
import type { Page } from "../telegram/page.ts";
import type { UndeliveredState } from "../delivery/undelivered.ts";
import type { Call, Callee, Topic } from "./call-list.ts";
import type { Reach } from "./reach.ts";

export const CALL_WORDS = {
  title: "Позвонить",
  made: "Позвонил(а)",
  list: "‹ К списку звонков",
  past: "Сделанные звонки",
  noNote: "Без заметки",
  undo: "Отменить отметку",
  summary: "‹ К сводке",
} as const;

export const callToasts = {
  gone: "Звонить уже не о чем: отмечено или решилось само.",
  changed: "Появилось новое: прочитайте ещё раз.",
  undone: "Отметка снята.",
  alreadyUndone: "Этой отметки уже нет.",
  kept: "Отмечено.",
} as const;

/** What is known of those who may be called. */
export interface Directory {
  person(id: number): { name: string; position: string } | null;
  organisation(id: number): string;
  reach(personId: number): Reach;
  /** To be asked who works at a school, or null. */
  head: { name: string; position: string } | null;
}

/** «ИМЦ», «Дятлов С.В.», «п. Боровой: директор не назван». */
export function calleeName(callee: Callee, directory: Directory): string {
  switch (callee.kind) {
    case "person":
    case "left": {
      const name = directory.person(callee.personId)?.name ?? "";
      return name === "" ? "Имя удалено" : name;
    }
    case "organisation":
      return directory.organisation(callee.organisationId);
    case "school":
      return `${schoolPlace(directory.organisation(callee.organisationId))}: ${OFFICE_MISSING.director}`;
    default:
      return capital(OFFICE_MISSING[callee.office]);
  }
}

/** Why no message does it. */
export function reasonWords(callee: Callee, directory: Directory): string {
  if (callee.kind === "organisation") return "организация не в боте";
  if (callee.kind === "left") return "больше не в должности";
  if (callee.kind !== "person") return "сообщить некому";
  return reachWords(directory.reach(callee.personId));
}

export function reachWords(reach: Reach): string {
  if (reach.state === "paused") return `на паузе до ${dayShort(reach.to)}`;
  const words = {
    reachable: "бот пишет",
    never: "не в боте",
    blocked: "бот заблокирован",
    forgotten: "данные удалены",
  };
  return words[reach.state];
}

/** A page of the list: whom, why, and about what in short. */
export const callPage = (page: Page<Call>, directory: Directory, today: Day): Html =>
  page.total === 0
    ? lines(html`<b>Звонить некому.</b>`, html`Всех, кого нужно, бот предупреждает сам.`)
    : lines(
        html`<b>${CALL_WORDS.title}: ${page.total}</b>${page.pages > 1 && `, страница ${page.page + 1} из ${page.pages}`}`,
        page.items.flatMap((call) => [
          "",
          html`<b>${clip(calleeName(call.callee, directory), 60)}</b>`,
          html`<i>${reasonWords(call.callee, directory)}</i>`,
          html`${clip(aboutWords(call.topics, today), 110)}`,
        ]),
      );

const ABOUT_SHOWN = 3;

function aboutWords(topics: readonly Topic[], today: Day): string {
  const shown = topics.slice(0, ABOUT_SHOWN).map(({ about }) => {
    if (about.kind === "undelivered") return "сообщение не дошло";
    if (about.kind === "help") return `${eventName(about.duty.event)} просьба о помощи`;
    return `${eventName(about.duty.event)} ${dueShort(about.duty, today)}`;
  });
  const more = topics.length - shown.length;
  return `${shown.join("; ")}${more > 0 ? ` и ещё ${more}` : ""}`;
}

const dueShort = (duty: Duty, today: Day): string =>
  `${isOneDay(duty) ? "" : "до "}${dayShort(dueOf(duty), { year: dueOf(duty).slice(0, 4) !== today.slice(0, 4) })}`;

const isOneDay = (duty: Duty): boolean => duty.heldOn !== null || duty.opensOn === duty.dueOn;

export const callButton = (call: Call, directory: Directory): string =>
  clip(calleeName(call.callee, directory), 30);

const TOPICS_SHOWN = 8;

/** One call: whom, why no message does it, and sentences that can be read out. */
export function callCard(call: Call, directory: Directory): Html {
  const { callee, topics } = call;
  const { head } = directory;
  const position = callee.kind === "person" ? directory.person(callee.personId)?.position : undefined;
  const more = topics.length - TOPICS_SHOWN;
  const asks = callee.kind !== "person" && callee.kind !== "organisation";
  return lines(
    html`<b>${clip(calleeName(callee, directory), 100)}</b>`,
    position !== undefined && position !== "" && html`${clip(position, 150)}`,
    html`<i>${reasonWords(callee, directory)}</i>`,
    asks && head !== null && html`Спросить: ${clip(head.name, 60)}, ${clip(head.position, 100)}`,
    "",
    html`<b>Что сказать</b>`,
    asks && html`– ${askWords(callee)}`,
    callee.kind === "person" &&
      directory.reach(callee.personId).state === "never" &&
      html`– Просим войти в бот по приглашению: напоминания будут приходить сами.`,
    callee.kind === "person" &&
      directory.reach(callee.personId).state === "blocked" &&
      html`– Просим разблокировать бота и нажать в нём /start.`,
    topics.slice(0, TOPICS_SHOWN).map((topic) => html`– ${sentence(topic)}`),
    more > 0 && html`и ещё ${more}`,
  );
}

function askWords(callee: Callee): string {
  if (callee.kind === "left") return "Кто теперь отвечает вместо этого человека?";
  return callee.kind === "school"
    ? "Кто директор школы или исполняет обязанности?"
    : "Кто занимает эту должность?";
}

const UNDELIVERED: Record<UndeliveredState, string> = {
  pending: " ещё не отправлено",
  uncertain: ", возможно, не дошло",
  failed: " не отправлено",
  blocked: " не дошло",
  expired: " не отправлено вовремя",
};

function sentence({ about }: Topic): string {
  if (about.kind === "undelivered") {
    const what = about.isReminder ? "Напоминание" : "Сообщение";
    return `${what} от ${dayWords(about.day)}${UNDELIVERED[about.state]}: просим открыть бота и нажать «Мои мероприятия».`;
  }
  const { duty } = about;
  if (about.kind === "help") {
    const text = duty.help?.text == null ? "" : ` «${clip(duty.help.text, 100)}»`;
    return `Просьба о помощи от ${dayWords(about.askedOn)}, ${eventWords(duty)}.${text}`;
  }
  const due = `${isOneDay(duty) ? "" : "до "}${dayWords(dueOf(duty))}`;
  if (duty.form !== null) {
    const month = monthWords(duty.form.month, "for");
    return about.overdue
      ? `Повторно напоминаем: просим представить отчёт ${month}, срок был ${due}.`
      : `Напоминаем: просим представить отчёт ${month} ${due}.`;
  }
  return about.overdue
    ? `Просим сообщить, проведено ли мероприятие ${eventWords(duty)}: срок был ${due}.`
    : `Напоминаем о мероприятии ${eventWords(duty)}: срок ${due}.`;
}

/** «№20 «Форум „Наставник“»»: quotes within quotes are others. */
function eventWords({ event }: Duty): string {
  const title = clip(event.title.replace(/\.$/, ""), 90).replaceAll("«", "„").replaceAll("»", "“");
  return event.number === null ? `«${title}»` : `${eventName(event)} «${title}»`;
}

/** After the tick: the call is made, and a note may be written. */
export const callMade = (name: string, topics: number): Html =>
  lines(
    html`<b>Отмечено: ${clip(name, 60)}</b>`,
    html`Вопросов: ${topics}. Из списка звонок ушёл, пока не появится новое.`,
    html`Напишите заметку одним сообщением: что сказали, когда перезвонить.`,
  );

export const noteKept = (): Html => html`Заметка сохранена.`;
export const noteEmpty = (): Html => html`Заметка пустая. Напишите её или нажмите «${CALL_WORDS.noNote}».`;
export const noteTooLong = (longest: number): Html =>
  html`Слишком длинно: заметка не больше ${count(longest, ["знака", "знаков", "знаков"])}.`;
export const noteGone = (): Html => html`Этой отметки уже нет, заметка не сохранена.`;
