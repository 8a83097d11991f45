import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { dayShort, weekdayShort } from "../../src/calendar/calendar-texts.ts";
import { type Day, dayOf, weekday } from "../../src/calendar/day.ts";
import { monthOf } from "../../src/calendar/month.ts";
import { loadProductionCalendar } from "../../src/calendar/production-calendar-file.ts";
import { DateTime } from "luxon";
import type { ChatPerson } from "../support/chat.ts";
import { goesThrough, opens, type Step, tapsIn } from "../support/digest-taps.ts";
import { startStory, type Story } from "../support/story.ts";

/*
 * A half-year of the made-up cluster, told once: the plan is imported on 29 July 2019, everybody has joined, some
 * answer and some do not. What was sent to whom and when is the snapshot beside this file, to be read as a person
 * of the cluster would; what must hold of any half-year is asserted below it.
 */

let story: Story;
/** What people did, by day: told in the snapshot among the digests. */
const deeds = new Map<Day, string[]>();

beforeAll(async () => {
  story = await startStory({ now: "2019-07-29T10:00" });
  await august();
  await september();
  await october();
  await november();
  await december();
}, 60_000);
afterAll(() => story.end());

// ── The story ──────────────────────────────────────────────────────────────────────────────────────────────

const people = {
  chair: () => story.chair,
  gonchar: () => story.who("director", "Ольховка"),
  dyatlov: () => story.who("director", "Рассвет"),
  orlova: () => story.who("director", "Каменка"),
  snegireva: () => story.who("director", "Полянская"),
  belkina: () => story.who("deputy", "Ольховка"),
  zimina: () => story.who("deputy", "Рассвет"),
  tikhonova: () => story.who("deputy", "Заречный", "ВР"),
  malinina: () => named("Малинина"),
  krylova: () => named("Крылова"),
};
type Name = keyof typeof people;

function named(name: string): ChatPerson {
  const found = story.joined().find((person) => person.name.startsWith(name));
  if (found === undefined) throw new Error(`nobody is called ${name}`);
  return found;
}

async function august(): Promise<void> {
  await on("2019-08-01T12:00");
  await answers("chair", "№2", "Назначить дату", "28", "Пропустить");
  await on("2019-08-12T15:00");
  await handsIn("belkina");
  await on("2019-08-16T09:30");
  await handsIn("snegireva", "Сдать за август");
  await on("2019-08-21T12:00");
  await handsIn("tikhonova");
  await on("2019-08-28T17:00");
  await answers("chair", "№2", "Сделано");
  await handsIn("zimina", "Сдать за август");
}

async function september(): Promise<void> {
  await on("2019-09-02T11:00");
  await answers("chair", "№12", "Сделано", "Добавить комментарий", { types: "Созвонились с ИМЦ" });
  await answers("gonchar", "№1", "Принято");
  await answers("krylova", "№13", "Назначить дату", { types: "26 сентября в 10:00, актовый зал" });
  await answers("snegireva", "№1", "Не наше");
  await answers("snegireva", "№11", "Отложить", "На неделю");
  await on("2019-09-12T14:00");
  await handsIn("belkina");
  await handsIn("snegireva");
  await on("2019-09-23T10:00");
  await answers("dyatlov", "№1", "Нужна помощь", { types: "Нет образца договора" });
  await answers("chair", "№1 пгт Заречный", "Сделано");
  await on("2019-09-24T10:00");
  await chairAnswersHelp("Отправила на почту школы");
  await handsIn("tikhonova");
  await answers("gonchar", "№7", "Сделано");
  await on("2019-09-25T16:00");
  await answers("gonchar", "№1", "Сделано");
  await on("2019-09-26T15:00");
  await answers("krylova", "№13", "Сделано");
  await handsIn("zimina", "Сдать за сентябрь");
  await on("2019-09-27T12:00");
  await answers("dyatlov", "№1", "Сделано");
}

async function october(): Promise<void> {
  await on("2019-10-01T12:00");
  await answers("tikhonova", "№19", "Отложить", "На неделю");
  await answers("chair", "№14", "Назначить дату", "17", { types: "11:00" });
  await on("2019-10-10T12:00");
  await handsIn("belkina");
  await handsIn("snegireva");
  await on("2019-10-14T12:00");
  await answers("orlova", "№1", "Сделано");
  await on("2019-10-17T16:00");
  await answers("chair", "№14", "Сделано");
  await handsIn("tikhonova");
  await on("2019-10-24T16:00");
  await answers("gonchar", "№11", "Сделано");
  await answers("tikhonova", "№19", "Сделано");
  await on("2019-10-30T16:00");
  await handsIn("orlova", "Сдать за октябрь");
}

async function november(): Promise<void> {
  await on("2019-11-05T12:00");
  await handsIn("zimina", "Не сдан: октябрь");
  await answers("chair", "№11 пгт Заречный", "Сделано");
  await on("2019-11-07T10:00");
  await answers("malinina", "№16", "Принято");
  await on("2019-11-12T12:00");
  await handsIn("belkina");
  await handsIn("tikhonova");
  await on("2019-11-21T17:00");
  await answers("malinina", "№16", "Сделано");
  await handsIn("zimina", "Сдать за ноябрь");
  await on("2019-11-22T12:00");
  await answers("chair", "№20", "Сделано");
}

async function december(): Promise<void> {
  await on("2019-12-10T12:00");
  await handsIn("belkina");
  await on("2019-12-19T12:00");
  await answers("tikhonova", "№23", "Сделано");
  await handsIn("tikhonova");
  await on("2019-12-20T12:00");
  await answers("gonchar", "№8", "Сделано");
  await answers("gonchar", "№9", "Принято");
  await on("2019-12-31T18:00");
}

const on = (moment: string): Promise<void> => story.moveTo(moment);

function tell(name: Name, what: string): void {
  const day = dayOf(story.now(), story.cluster.timezone);
  deeds.set(day, [...(deeds.get(day) ?? []), `${people[name]().name}: ${what}`]);
}

/** Opens the newest digest's line of an event («№1», «№1 п. Липки») and answers it, tap after tap in one message; then back. */
async function answers(name: Name, line: string, ...steps: Step[]): Promise<void> {
  const person = people[name]();
  const messageId = await goesThrough(person, await opens(person, line), steps);
  await tapsIn(person, messageId, "‹ К напоминаниям");
  tell(
    name,
    [line, ...steps.map((step) => (typeof step === "string" ? step : `«${step.types}»`))].join(", "),
  );
}

/** Hands in the month's figures, with the command or from a button of the reminder or of the month before. */
async function handsIn(name: Name, button?: string): Promise<void> {
  const person = people[name]();
  if (!button?.startsWith("Сдать за")) await person.sends("/monitoring");
  if (button !== undefined) await person.taps(button);
  const opened = person.last.buttons.flat().map(({ text }) => text);
  if (opened.includes("Как в прошлом месяце")) await person.taps("Как в прошлом месяце");
  else {
    for (const text of ["12", "6", "5", "Остальные"]) await person.taps(text);
    if (/11 класс: сколько всего/.test(person.last.text))
      for (const text of ["6", "3", "2", "Остальные"]) await person.taps(text);
    await person.taps("Проверить");
  }
  await person.taps("Сдать");
  person.sees(/Отчёт принят/);
  tell(name, /Мониторинг (за \S+)/.exec(person.last.text)?.[0] ?? "");
}

async function chairAnswersHelp(words: string): Promise<void> {
  await story.chair.taps("Ответить");
  await story.chair.sends(words);
  await story.chair.taps("Вопрос решён");
  tell("chair", `ответ на просьбу о помощи: «${words}»`);
}

// ── What was sent ──────────────────────────────────────────────────────────────────────────────────────────

interface Sent {
  day: Day;
  digestId: number;
  personId: number;
  name: string;
  messageId: number;
}

interface Told {
  digestId: number;
  day: Day;
  personId: number;
  dutyId: number;
  stage: string;
  dueOn: Day;
  number: string;
  school: string | null;
  schoolId: number | null;
  form: string | null;
}

const rows = <T>(sql: string): T[] => story.open.sqlite.prepare(sql).all() as T[];

const dayAt = (instant: string): Day => dayOf(DateTime.fromISO(instant), story.cluster.timezone);

const digestsSent = (): Sent[] =>
  rows<Omit<Sent, "day"> & { sentAt: string }>(
    `SELECT sent_at AS sentAt, subject AS digestId, person_id AS personId, name, message_id AS messageId
     FROM outbox JOIN people ON people.id = person_id
     WHERE kind = 'digest' AND state = 'sent' ORDER BY sent_at, person_id`,
  ).map(({ sentAt, ...rest }) => ({ ...rest, day: dayAt(sentAt) }));

const remindersTold = (): Told[] =>
  rows<Told>(
    `SELECT digest_id AS digestId, digests.day, digests.person_id AS personId, duty_id AS dutyId, stage,
       reminders.due_on AS dueOn, events.number, short_name AS school, organisation_id AS schoolId, form
     FROM reminders
     JOIN digests ON digests.id = digest_id JOIN duties ON duties.id = duty_id
     JOIN occurrences ON occurrences.id = occurrence_id JOIN events ON events.id = event_id
     LEFT JOIN organisations ON organisations.id = organisation_id
     ORDER BY reminders.id`,
  );

/** «opening», «−7», «+3»; the chair's own channel in words before it. */
const stageWords = (stage: string): string =>
  stage
    .replace(/(before:0)/, "в день")
    .replace(/(?:before|figures):/, "−")
    .replace(/overdue:/, "просрочено ")
    .replace(/list:weekly:\d+/, "список недели")
    .replace("opening", "начало")
    .replace(/month:\S+/, "новый месяц")
    .replace(/postponed:\S+/, "отложено до сегодня")
    .replace("call:", "звонить, ")
    .replace("escalated:", "нет отметки, ");

/** Items of one event and stage are one line, with their schools. */
function itemLines(told: readonly Told[]): string[] {
  const byEvent = Map.groupBy(
    told,
    ({ number, dueOn, stage }) => `№${number} до ${dayShort(dueOn)}: ${stageWords(stage)}`,
  );
  return [...byEvent].map(([words, items]) => {
    const schools = items.flatMap(({ school }) => school ?? []).map((name) => name.replace(/^\S+ \S+ /, ""));
    return schools.length === 0 ? words : `${words} (${schools.join(", ")})`;
  });
}

/** What the digest said of the marks of others. */
function newsLines({ personId, messageId }: Sent): string[] {
  const person = story.joined().find((one) => story.personId(one) === personId);
  const text = person?.messages().find(({ id }) => id === messageId)?.text ?? "";
  return text.match(/^(?:Сделано|Отметка снята) · .+$/gm) ?? [];
}

function page(): string {
  const told = Map.groupBy(remindersTold(), ({ digestId }) => digestId);
  const sent = Map.groupBy(digestsSent(), ({ day }) => day);
  const days = [...new Set([...sent.keys(), ...deeds.keys()])].sort();
  const lines = ["# Полугодие: кому, когда и о чём напомнил бот, и кто что ответил"];
  for (const day of days) {
    lines.push("", `## ${weekdayShort(day)} ${dayShort(day)}`, "");
    for (const one of sent.get(day) ?? []) {
      const items = [...itemLines(told.get(one.digestId) ?? []), ...newsLines(one)];
      lines.push(`- **${one.name}**`, ...items.map((line) => `  - ${line}`));
    }
    lines.push(...(deeds.get(day) ?? []).map((deed) => `- _${deed}_`));
  }
  return `${lines.join("\n")}\n`;
}

// ── What must hold ─────────────────────────────────────────────────────────────────────────────────────────

describe("a half-year", () => {
  test("reads as in the snapshot", async () => {
    await expect(page()).toMatchFileSnapshot("__snapshots__/half-year.md");
  });

  test("never two digests a day to one person, never on a day off, always at nine", () => {
    const sent = digestsSent();
    const calendar = loadProductionCalendar(new URL("../../data/calendar", import.meta.url).pathname);
    expect(sent.length).toBeGreaterThan(100);
    expect(new Set(sent.map(({ day, personId }) => `${personId} ${day}`)).size).toBe(sent.length);
    expect(sent.filter(({ day }) => !calendar.isWorkingDay(day))).toEqual([]);
    for (const { personId, messageId } of sent) {
      const person = story.joined().find((one) => story.personId(one) === personId);
      const message = person?.messages().find(({ id }) => id === messageId);
      const at = DateTime.fromMillis(message?.at ?? 0, { zone: story.cluster.timezone });
      expect(at.toFormat("HH:mm")).toBe("09:00");
    }
  });

  test("the phones show as many digests as were made, but for those that had become needless", () => {
    const states = rows<{ state: string; n: number }>(
      "SELECT state, count(*) AS n FROM outbox WHERE kind = 'digest' GROUP BY state",
    );
    const made = rows<{ n: number }>("SELECT count(*) AS n FROM digests")[0]?.n;
    expect(states).toEqual([{ state: "sent", n: made }]);
    expect(digestsSent()).toHaveLength(made ?? 0);
  });

  test("nothing is told twice: a duty, a person, a stage, a due day", () => {
    const keys = remindersTold().map(
      ({ dutyId, personId, stage, dueOn }) => `${dutyId} ${personId} ${stage} ${dueOn}`,
    );
    expect(new Set(keys).size).toBe(keys.length);
  });

  test("«Сделано» and «Не наше» end it for everybody", () => {
    const ended = rows<{ dutyId: number; at: string }>(
      "SELECT duty_id AS dutyId, max(at) AS at FROM duty_marks WHERE kind IN ('done', 'notOurs') GROUP BY duty_id",
    );
    expect(ended.length).toBeGreaterThan(12);
    const told = remindersTold();
    for (const { dutyId, at } of ended)
      expect(told.filter((one) => one.dutyId === dutyId && one.day > dayAt(at))).toEqual([]);
  });

  test("the monitoring is asked only of those who have not handed in", () => {
    const handedIn = rows<{ school: number; month: string; at: string }>(
      "SELECT organisation_id AS school, month, submitted_at AS at FROM submissions",
    );
    expect(handedIn.length).toBeGreaterThan(15);
    const asked = remindersTold().filter(({ form }) => form !== null);
    expect(asked.length).toBeGreaterThan(50);
    const needless = asked.filter((one) =>
      handedIn.some(
        ({ school, month, at }) =>
          school === one.schoolId && month === monthOf(one.dueOn) && dayAt(at) < one.day,
      ),
    );
    expect(needless).toEqual([]);
  });

  test("every duty of the plan was told to somebody or is on the chair's list, or was done before", () => {
    const told = new Set(remindersTold().map(({ dutyId }) => dutyId));
    const duties = rows<{ id: number; number: string; opensOn: Day; dueOn: Day; school: string | null }>(
      `SELECT duties.id, events.number, opens_on AS opensOn, due_on AS dueOn, short_name AS school FROM duties
       JOIN occurrences ON occurrences.id = occurrence_id JOIN events ON events.id = event_id
       LEFT JOIN organisations ON organisations.id = organisation_id
       WHERE form IS NULL OR NOT EXISTS (SELECT 1 FROM submissions
         WHERE submissions.organisation_id = duties.organisation_id AND month = substr(opens_on, 1, 7))`,
    );
    expect(duties.length).toBeGreaterThan(40);
    // July was over in two days when the plan was begun; its figures are not asked for any more.
    const silent = duties.filter(({ id, dueOn }) => !told.has(id) && dueOn >= "2019-08-01");
    expect(silent).toEqual([]);
  });

  test("overdue climbs: who answers, then who is above, once each, then the chair's list on Mondays alone", () => {
    const chairId = story.personId(story.chair);
    const late = remindersTold().filter(({ stage }) => /overdue:|weekly:/.test(stage));
    const ways = Map.groupBy(late, ({ stage }) => /^(escalated|list|call)/.exec(stage)?.[0] ?? "own");
    expect(ways.get("own")?.filter(({ stage }) => stage !== "overdue:1")).toEqual([]);
    for (const way of ["own", "escalated"] as const) {
      const once =
        ways.get(way)?.map(({ dutyId, personId, dueOn }) => `${dutyId} ${personId} ${dueOn}`) ?? [];
      expect(once.length).toBeGreaterThan(way === "own" ? 3 : 10);
      expect(new Set(once).size).toBe(once.length);
    }
    const listed = ways.get("list") ?? [];
    expect(listed.length).toBeGreaterThan(20);
    // Monday, 4 November is a day off.
    expect(listed.filter(({ day }) => weekday(day) !== 1 && day !== "2019-11-05")).toEqual([]);
    expect(listed.filter(({ personId }) => personId !== chairId)).toEqual([]);
  });

  test("a conference of one day: two weeks before; accepted, on its eve and its morning; then no more", () => {
    const id = story.personId(people.malinina());
    const told = remindersTold().filter(({ number, personId }) => number === "16" && personId === id);
    expect(told.map(({ day, stage }) => `${day} ${stage}`)).toEqual([
      "2019-11-07 before:14",
      "2019-11-20 before:1",
      "2019-11-21 before:0",
    ]);
  });

  test("a date set by one re-plans it for all who answer together", () => {
    const told = remindersTold().filter(({ number, day }) => number === "13" && day > "2019-09-02");
    const names = new Set(told.map(({ personId }) => personId));
    expect(names.size).toBe(3);
    expect([...new Set(told.map(({ day, dueOn }) => `${day} ${dueOn}`))]).toEqual([
      "2019-09-12 2019-09-26",
      "2019-09-19 2019-09-26",
      "2019-09-25 2019-09-26",
      "2019-09-26 2019-09-26",
    ]);
  });

  test("nobody gets more digests than half the working days", () => {
    const counts = [...Map.groupBy(digestsSent(), ({ name }) => name)].map(([name, all]) => [
      name,
      all.length,
    ]);
    const workingDays = 106;
    expect(counts.filter(([, n]) => Number(n) > workingDays / 2)).toEqual([]);
  });
});
