import { DateTime } from "luxon";
import type { Period } from "../calendar/period.ts";
import { count, dayWords } from "../calendar/calendar-texts.ts";
import { type Day, dayOf } from "../calendar/day.ts";
import { plainText } from "../delivery/plain-text.ts";
import type { Form } from "../monitoring/form.ts";
import { formFacts, gradeQuestions, ruleWords } from "../monitoring/form-shown-texts.ts";
import { officeTitle } from "../people/office-texts.ts";
import type { OfficeKind } from "../people/office.ts";
import { problemLine } from "../plan/check-texts.ts";
import { periodWords } from "../plan/import-texts.ts";
import type { PlanReading, Problem } from "../plan/plan.ts";
import { deadlineMeaning, partyWords } from "../plan/plan-texts.ts";
import type { StoredEvent, StoredPlan } from "../plan/stored-plan.ts";
import { wrapped } from "../plan/wrapped.ts";

/* What the commands print: 80 columns, no markup, what to do next. */

export const noDatabase = (path: string): string =>
  `База «${path}» ещё не создана. Начните с приглашения председателю: klaster invite --chair
или с плана: klaster plan import ФАЙЛ`;
export const nothingStored =
  "Планов ещё нет. Председатель присылает файл плана боту; или загрузите его: klaster plan import ФАЙЛ";

const FILE_FAULTS: Record<string, string> = {
  ENOENT: "такого файла нет",
  EISDIR: "это папка, а не файл",
  EACCES: "нет права его прочитать",
};

const FOLDER_FAULTS: Record<string, string> = {
  ENOENT: "такой папки нет",
  EACCES: "нет права туда писать",
};

export const fileNotRead = (file: string, code: string): string =>
  `Файл «${file}» не прочитан: ${FILE_FAULTS[code] ?? code}.`;
export const fileNotWritten = (file: string, code: string): string =>
  `Файл «${file}» не записан: ${FOLDER_FAULTS[code] ?? FILE_FAULTS[code] ?? code}.`;

export const badPeriodOnLine = (line: number, text: string): string =>
  `Строка ${line}: период «${text}» не понят. ${PERIOD_FORMS}`;
export const PERIOD_FORMS = "Ожидается 2019-07..2019-12 или 2019-07-01..2019-12-31.";
export const DAY_FORMS = "Ожидается день вида 2019-11-18.";
export const badOrder = "День --from должен быть не позже дня --to.";
export const tooLong = "Не больше 400 дней за раз.";

/** What a newer file changes; nothing has been changed yet. */
export const tryChanges = (title: string): string =>
  [
    wrapped(`На это время уже действует план «${title}». Ничего не изменено.`),
    "Принять всё: --replace; выборочно: --changes 1,3-5",
  ].join("\n");
export const CHANGES_FORMS = "Ожидаются номера изменений: 1,3-5.";
export const noSuchChange = (number: number, all: number): string =>
  `Изменения ${number} нет: в файле их ${all}. ${CHANGES_FORMS}`;
export const noRunningPlan =
  "Действующего плана на это время нет, сравнивать не с чем. Загрузить файл: klaster plan import ФАЙЛ";
export const oneOfTwo = "Укажите либо --replace, либо --changes.";
export const planCompared = (title: string, changes: string): string => `${wrapped(title)}\n\n${changes}`;
/** A part of its own under the changes; nothing where there is no doubt. */
export const doubtsOfChanges = (doubts: readonly string[]): string[] =>
  doubts.length === 0 ? [] : ["", "СОМНЕНИЯ", ...doubts.map((words) => wrapped(words, "  "))];
export const planUnchanged = "Изменений нет: файл совпадает с действующим планом.";
export const planChanged = (applied: number, left: number): string =>
  `План изменён. Принято: ${applied}.${left > 0 ? ` Оставлено как было: ${left}.` : ""} Отметки и ответы сохранены.`;

/** What was stored, and what comes next. */
export function planStored(stored: { reading: PlanReading; cluster: string; problems: Problem[] }): string {
  const { events, organisations, people, period } = stored.reading;
  return [
    wrapped(`План сохранён. ${stored.cluster}.`),
    period === null ? "" : `Период: ${periodWords(period)}`,
    [
      count(events.length, ["мероприятие", "мероприятия", "мероприятий"]),
      count(organisations.length, ["организация", "организации", "организаций"]),
      count(people.length, ["человек", "человека", "человек"]),
    ].join(", "),
    ...(stored.problems.length > 0 ? ["", "СОМНЕНИЯ", ...stored.problems.map(problemLine)] : []),
    "",
    "Дальше: klaster invite --chair",
  ].join("\n");
}

export interface ShownPlan {
  cluster: { name: string };
  plan: StoredPlan | null;
  events: StoredEvent[];
  problems: Problem[];
}

/** A cluster's running plan, event by event. */
export function storedPlan({ cluster, plan, events, problems }: ShownPlan): string {
  if (plan === null) return `${cluster.name}: действующего плана нет.`;
  const lines = [
    wrapped(`${cluster.name}: ${plan.title}`),
    `Период: ${periodWords(plan)}`,
    `${count(events.length, ["мероприятие", "мероприятия", "мероприятий"])}, ${count(problems.length, ["сомнение", "сомнения", "сомнений"])}`,
  ];
  let section: string | null | undefined;
  for (const event of events) {
    if (event.section !== section) lines.push("", wrapped(event.section ?? "Без раздела", "  "));
    section = event.section;
    lines.push(plannedEvent(event, plan));
  }
  return lines.join("\n");
}

/** One event of a plan: its title, its deadline and those who answer, or that it is called off. */
export function plannedEvent(event: StoredEvent, period: Period): string {
  const title = wrapped(event.title, `  ${(event.number ?? "–").padEnd(4)}`);
  if (event.cancelled !== null) {
    const { reason } = event.cancelled;
    return [title, wrapped(reason === null ? "отменено" : `отменено: ${reason}`, "      ")].join("\n");
  }
  const parties = event.parties.map(partyWords).join("; ");
  return [
    title,
    wrapped(deadlineMeaning(event.deadline, event.occurrences, period), "      срок: "),
    ...(event.place === null ? [] : [wrapped(event.place, "      место: ")]),
    wrapped(parties === "" ? "никто не назван" : parties, "      отвечают: "),
  ].join("\n");
}

export const noEvent = (number: string): string =>
  `Мероприятия с номером «${number}» в плане нет. Номера: klaster plan show`;
export const sameNumber = (number: string, events: number): string =>
  `Номер «${number}» стоит у ${events} мероприятий. Измените нужное в боте: /plan`;
export const deadlineUnclear = (text: string, message: string | null): string =>
  `${message ?? `Не получилось понять срок «${text}».`} Ничего не изменено.`;
export const nothingToEdit = "Назовите, что изменить.";
export const noTitle = "Назовите мероприятие.";

/** One digest that would be made. */
export interface PreviewedDigest {
  day: Day;
  /** The hour that was set for it, or null. */
  at: string | null;
  person: string;
  organisation: string | null;
  reachable: boolean;
  items: {
    event: string | null;
    title: string;
    school: string | null;
    dueOn: Day;
    about: string;
    why: string;
    calls: readonly string[];
  }[];
}

/** Who would be told what on which mornings. */
export function previewLines(rows: readonly PreviewedDigest[]): string {
  if (rows.length === 0) return "В эти дни напоминать не о чем.";
  const lines: string[] = [];
  let day: Day | null = null;
  for (const row of rows) {
    if (row.day !== day) lines.push(...(day === null ? [] : [""]), dayWords(row.day, { year: true }));
    day = row.day;
    const where = row.organisation === null ? "" : `, ${row.organisation}`;
    const hour = row.at === null ? "" : `, ${row.at}`;
    const silent = row.reachable ? "" : " (не в боте или на паузе: бот не напишет)";
    lines.push(wrapped(`${row.person}${where}${hour}${silent}`, "  "));
    for (const item of row.items) {
      const number = item.event === null ? "" : `№${item.event} `;
      const school = item.school === null || item.about === "own" ? "" : `, ${item.school}`;
      const whom = item.calls.join(", ");
      // The reason of a call ends with «позвонить» already.
      const calls = whom === "" ? "" : item.about === "call" ? `: ${whom}` : `; позвонить: ${whom}`;
      lines.push(
        wrapped(
          `${number}${item.title}${school}, срок ${dayWords(item.dueOn)} (${item.why}${calls})`,
          "    – ",
        ),
      );
    }
  }
  return [...lines, "", `Всего сообщений: ${rows.length}`].join("\n");
}

/** What goes to groups, day by day. */
export const previewedWeeks = (weeks: readonly { day: Day; group: string; text: string }[]): string[] =>
  weeks.map(({ day, group, text }) => previewedMessage(day, `в группу «${group}»`, text));

/** The letters that chairs get by themselves, day by day. */
export const previewedLetters = (letters: readonly { day: Day; person: string; text: string }[]): string[] =>
  letters.map(({ day, person, text }) => previewedMessage(day, `письмо: ${person}`, text));

const previewedMessage = (day: Day, whom: string, text: string): string =>
  [
    `${dayWords(day, { year: true })}, ${whom}`,
    ...plainText(text)
      .split("\n")
      .map((line) => (line === "" ? "" : `  ${line}`)),
  ].join("\n");

export interface GivenInvite {
  person: string;
  token: string;
  link: string | null;
  /** UTC instant. */
  expiresAt: string;
  joined: boolean;
}

export function inviteGiven(invite: GivenInvite, zone: string): string {
  const until = dayWords(dayOf(DateTime.fromISO(invite.expiresAt), zone), { year: true });
  return [
    `Приглашение: ${invite.person}`,
    invite.link ?? `Имя бота ещё не известно. В чате с ботом: /start ${invite.token}`,
    wrapped(`Действует один раз, до ${until}. Прежние приглашения этого человека отменены.`),
    ...(invite.joined ? ["Этот человек уже в боте: приглашение перенесёт его в другой чат."] : []),
  ].join("\n");
}

export const noChair = "В плане не назван председатель. Назовите его: klaster invite --chair Фамилия И.О.";
export const chairTaken =
  "Председатель уже есть. Пригласить его: klaster invite --chair; сменить можно в боте командой /people.";
export const oneClusterOnly = "Кластеров несколько: назовите тот, чей это председатель: --cluster имя";
export const nobodyFound = (query: string): string =>
  `Не нашлось: «${query}». Назовите фамилию или должность со школой: «директор Заря». Кто есть: klaster plan show`;

/** One of several whom the words may mean. */
export interface Candidate {
  cluster: string;
  person: { name: string; position: string; offices: { kind: OfficeKind; of: string | null }[] };
}

export const severalFound = (found: readonly Candidate[]): string =>
  [
    new Set(found.map(({ cluster }) => cluster)).size > 1
      ? "Подходят несколько человек, уточните (кластер: --cluster имя):"
      : "Подходят несколько человек, уточните:",
    ...found.map(({ cluster, person }) => {
      const offices = person.offices.map(officeTitle).join(", ");
      const position = person.position === "" ? offices : person.position;
      return wrapped(`${person.name}${position === "" ? "" : `, ${position}`} (${cluster})`, "  ");
    }),
  ].join("\n");

export const backedUp = (file: string): string => `Копия базы записана: ${file}`;
export const restored = (file: string, path: string): string =>
  `База восстановлена из «${file}». Прежняя сохранена рядом: ${path}.replaced`;

/** By `BackupProblem`. */
const BACKUP_FAULTS: Record<string, string> = {
  missing: "Такого файла нет.",
  broken: "Файл повреждён или это не база данных. База не тронута.",
  foreign: "Это база другой программы. База не тронута.",
  newer: "Копия сделана более новой версией программы: обновите программу. База не тронута.",
  running: "Бот с этой базой работает. Остановите его и повторите.",
  busy: "Базу держит другая команда. Повторите, когда она закончится.",
  self: "Это сама база: назовите другой файл.",
  taken: "Такой файл уже есть, и это не копия базы: назовите другой.",
};

export const backupFault = (problem: string): string => BACKUP_FAULTS[problem] ?? problem;

export const databaseBusy = "База занята: бот или другая команда пишет в неё. Повторите через минуту.";
export const databaseBroken = (detail: string): string =>
  `База не читается (${detail}). Проверка: klaster doctor. Восстановить копию: klaster restore ФАЙЛ`;
export const unexpected = (detail: string): string =>
  `Непредвиденная ошибка: ${detail}. Подробности: LOG_LEVEL=debug`;

export const exported = (file: string): string => `Записано: ${file}`;
export const unknownEnding = (file: string, endings: readonly string[]): string =>
  `Файл «${file}»: имя должно оканчиваться на ${endings.join(" или ")}.`;
export const badMonth = (text: string): string => `Нет месяца «${text}». Ожидается месяц вида 2019-10.`;
export const badYear = (text: string): string => `Нет учебного года «${text}». Ожидается год вида 2018-2019.`;
export const noDatedEvents = "Мероприятий с датой нет: в календарь записать нечего.";
export const noReportsAsked = "По этой форме школы ещё ничего не сдавали и срок не наступал.";
export const monthNotBegun = (month: string): string => `Месяц ${month} ещё не начался.`;
export const noSittingInPlan =
  "В плане нет заседаний Совета: ни в названиях, ни среди того, за что отвечает один Совет.";
export const noSuchSitting = (sittings: readonly { number: string | null; day: Day }[]): string =>
  `Такого заседания нет. Есть: ${sittings.map(({ number, day }) => `${number === null ? "без номера" : `№${number}`} (${dayWords(day, { year: true })})`).join(", ")}.`;
export const noSuchForm = (codes: readonly string[]): string =>
  codes.length === 0 ? "Форм мониторинга нет." : `Такой формы нет. Есть: ${codes.join(", ")}.`;
export const noSuchCluster = (name: string): string => `Кластера «${name}» нет.`;
export const whichCluster = (names: readonly string[]): string =>
  `Кластеров несколько: ${names.join(", ")}. Назовите один: --cluster имя.`;

/** What a deputy would be asked by a form, grade by grade, and its rules in words. */
export const formShown = (form: Form): string =>
  [
    wrapped(form.title),
    ...formFacts(form).map((line) => wrapped(line)),
    ...form.grades.flatMap((grade) => [
      "",
      `${grade} КЛАСС`,
      ...gradeQuestions(form, grade).map((line) => wrapped(line, "  ")),
    ]),
    "",
    "ПРАВИЛА",
    ...form.rules.map((rule) => wrapped(ruleWords(form, rule), "  ")),
  ].join("\n");
