import { afterEach, expect, test } from "vitest";
import type { ChatPerson } from "../support/chat.ts";
import { joins, picks, tokenSeen } from "../support/people-taps.ts";
import { startStory, type Story, type StoryOptions } from "../support/story.ts";

/* One acts for another from a day to a day, and offices that are left: told on the whole app. */

let story: Story;
afterEach(() => story.end());

async function begin(options: StoryOptions = {}): Promise<Story> {
  story = await startStory({ now: "2019-10-07T12:00", ...options });
  return story;
}

const DIRECTOR = "Дятлов С.В.";
const DEPUTY = "Зимина О.С.";
const director = (): ChatPerson => story.who("director", "Рассвет");
const deputy = (): ChatPerson => story.who("deputy", "Рассвет", "ВР");

/** From the card of the one who is away to the question about the days. */
async function namesActing(by: ChatPerson, away: string, office: string, who: string): Promise<void> {
  await picks(by, away);
  await by.taps(`Кто замещает: ${office}`);
  while (!by.last.buttons.flat().some((one) => one.text.startsWith(who))) await by.taps("Дальше ›");
  await by.taps(who);
}

/** The days on which digests were sent to a person, from a day on. */
const digestsOf = (person: ChatPerson, since: string): unknown[] =>
  story.open.sqlite
    .prepare("SELECT day FROM digests WHERE person_id = ? AND day >= ? ORDER BY day")
    .pluck()
    .all(story.personId(person), since);

test("the deputy acts for the director: reminders, answers and rights go over, and come back", async () => {
  const { chair } = await begin();
  const [sergey, olga] = [director(), deputy()];
  await namesActing(chair, DIRECTOR, "директор", DEPUTY);
  chair.sees(/С какого дня\?/);
  await chair.taps("С 8 октября");
  await chair.sends("до выходных");
  chair.sees(/Нужен один день, не раньше 8 октября 2019 года/);
  await story.restart();
  await chair.sends("15 ноября");
  chair.sees(
    /Замещает: Зимина О\.С\.\nКого: Дятлов С\.В\., директор, МКОУ СОШ п\. Рассвет\nС 8 октября по 15 ноября 2019 года/,
  );
  await chair.taps("Назначить");
  chair.sees(/Записано\. Замещает: Зимина О\.С\.[^]*отправлено сообщение/);
  olga.sees(/С 8 октября по 15 ноября 2019 года Вы исполняете обязанности: директор/);
  sergey.sees(/Ваши обязанности исполняет Зимина О\.С\./);

  // A second tap on the old button and a repeat of the whole are told, not done.
  await chair.forges(`p:actok:${officeOf(sergey, "director")}:${story.personId(olga)}:2019-10-08:2019-11-15`);
  expect(chair.answer?.text).toMatch(/уже назначено/);

  await story.moveTo("2019-10-08T12:00");
  await chair.sends("/people");
  const shown = await listOf(chair);
  expect(shown).toMatch(/Дятлов С\.В\., директор \(до 15\.11 замещает Зимина О\.С\.\), член Совета/);
  expect(shown).toMatch(/Зимина О\.С\., зам\. по ВР, директор \(исполняет обязанности до 15\.11\)/);
  await olga.sends("/start");
  olga.sees(/Директор, МКОУ СОШ п\. Рассвет \(исполняете обязанности до 15\.11\)/);
  await sergey.sends("/start");
  sergey.sees(/Член Совета\nДиректор, МКОУ СОШ п\. Рассвет \(до 15\.11 замещает Зимина О\.С\.\)/);
  await sergey.sends("/monitoring");
  sergey.seesNo(/Рассвет/);

  await story.moveTo("2019-11-15T18:00");
  const ofSchool = (person: ChatPerson): string[] =>
    story.open.sqlite
      .prepare(
        `SELECT DISTINCT d.day FROM digests d JOIN reminders r ON r.digest_id = d.id JOIN duties u ON u.id = r.duty_id
         WHERE d.person_id = ? AND d.day >= '2019-10-08' AND u.organisation_id = ? ORDER BY d.day`,
      )
      .pluck()
      .all(story.personId(person), story.schoolId("Рассвет")) as string[];
  expect(ofSchool(sergey)).toEqual([]);
  expect(ofSchool(olga).length).toBeGreaterThan(1);

  await story.moveTo("2019-11-18T12:00");
  expect(ofSchool(sergey)).not.toEqual([]);
  await sergey.sends("/start");
  sergey.sees(/Директор, МКОУ СОШ п\. Рассвет/);
  await olga.sends("/start");
  olga.seesNo(/Директор/);
});

test("both days in one answer, at either question", async () => {
  const { chair } = await begin();
  await namesActing(chair, DIRECTOR, "директор", DEPUTY);
  await chair.sends("с 14 по 18 октября");
  chair.sees(/Назначить замещение\?[^]*С 14 по 18 октября 2019 года/);
  await chair.taps("Назад");
  chair.sees(/По какой день/);
  await chair.sends("с 28 октября по 3 ноября");
  chair.sees(/С 28 октября по 3 ноября 2019 года/);
  await chair.taps("Назад");
  await chair.sends("до 1 ноября");
  chair.sees(/С 28 октября по 1 ноября 2019 года/);
  await chair.taps("Назначить");
  chair.sees(/Записано\. Замещает: Зимина О\.С\.\nС 28 октября по 1 ноября 2019 года/);
  expect(
    story.open.sqlite.prepare("SELECT since, until FROM offices WHERE acting_for IS NOT NULL").all(),
  ).toEqual([{ since: "2019-10-28", until: "2019-11-01" }]);
});

/** The id of the office that a person holds on paper. */
const officeOf = (person: ChatPerson, kind: string): number =>
  story.open.sqlite
    .prepare("SELECT id FROM offices WHERE person_id = ? AND kind = ? AND acting_for IS NULL")
    .pluck()
    .get(story.personId(person), kind) as number;

/** All pages of «Люди». */
async function listOf(reader: ChatPerson): Promise<string> {
  await reader.sends("/people");
  let text = reader.last.text;
  while (reader.last.buttons.flat().some((button) => button.text === "Дальше ›")) {
    await reader.taps("Дальше ›");
    text += reader.last.text;
  }
  return text;
}

test.each([
  ["replaced", "Назначить вместо: директор"],
  ["acted for", "Кто замещает: директор"],
])("a digest that still waits goes to whoever has the office by now: %s", async (_, how) => {
  const { chair, telegram, cast } = await begin({ now: "2019-09-30T18:00" });
  const sergey = director();
  await chair.sends("/people");
  await chair.taps("Добавить человека");
  await chair.taps("МКОУ СОШ п. Рассвет");
  await chair.taps("Педагог");
  await chair.sends("Седова А.И.");
  await chair.taps("Пригласить");
  const anna = cast.person(900, "Анна");
  await joins(anna, tokenSeen(chair));
  telegram.fail({ how: "500", method: "sendMessage", chatId: sergey.chatId });
  await story.moveTo("2019-10-01T09:00");
  expect(digestsTo(anna)).toEqual([]);
  const had = digestsTo(sergey).length;

  await picks(chair, DIRECTOR);
  await chair.taps(how);
  await chair.sends("Седова А.И.");
  await chair.taps("Тот же человек");
  if (how.startsWith("Кто")) {
    await chair.taps("Сегодня");
    await chair.taps("По 31 октября");
    await chair.taps("Назначить");
  }
  expect(digestsTo(anna)).toHaveLength(1);
  await story.moveTo("2019-10-01T12:00");
  expect(digestsTo(anna)).toHaveLength(1);
  // What is left to him is the Council's, where nobody acts for him.
  expect(digestsTo(anna).join("")).toMatch(/№9\b/);
  expect(digestsTo(sergey).slice(had).join("")).not.toMatch(/№(?:9|10|11|17)\b/);
  await story.moveTo("2019-10-02T12:00");
  expect(digestsTo(anna)).toHaveLength(1);
});

const digestsTo = (person: ChatPerson): string[] =>
  person
    .messages()
    .map(({ text }) => text)
    .filter((text) => text.includes("Напоминаем:"));

test("a new person acts: the name is typed, kept over a restart, invited, and is there for those days only", async () => {
  const { chair, cast } = await begin({ joined: ["chair", "director"] });
  await picks(chair, DIRECTOR);
  await chair.taps("Кто замещает: директор");
  await chair.sends("иванова");
  chair.sees(/и фамилия, и инициалы/);
  await chair.sends("Седова Анна Ивановна");
  chair.sees(/Замещает: Седова А\.И\.[^]*С какого дня/);
  await story.restart();
  await chair.taps("Сегодня, 7 октября");
  await chair.taps("По 11 октября");
  await chair.taps("Назначить");
  chair.sees(/нет в боте: выдайте приглашение/);
  await chair.taps("Пригласить");
  const anna = cast.person(900, "Анна");
  await joins(anna, tokenSeen(chair));
  anna.sees(
    /Здравствуйте, Седова А\.И\.[^]*Директор, МКОУ СОШ п\. Рассвет \(исполняете обязанности до 11\.10\)/,
  );
  await anna.sends("/monitoring");
  anna.sees(/Рассвет/);
  await story.moveTo("2019-10-12T12:00");
  await anna.sends("/monitoring");
  anna.seesNo(/Рассвет/);
  await anna.sends("/start");
  expect(anna.last.text).toMatch(/нет должности/);
});

test("a director names who acts for the deputy and for themselves, and takes the office back while away", async () => {
  const { chair } = await begin();
  const [sergey, olga] = [director(), deputy()];
  await namesActing(sergey, DEPUTY, "зам. по ВР", "Орлова Л.К.");
  await sergey.taps("Сегодня");
  await sergey.taps("Только этот день");
  await sergey.taps("Назначить");
  olga.sees(/7 октября 2019 года Ваши обязанности исполняет Орлова Л\.К\./);

  await namesActing(sergey, DIRECTOR, "директор", "Орлова Л.К.");
  await sergey.taps("Сегодня");
  await sergey.taps("По 31 октября");
  await sergey.taps("Назначить");
  await sergey.sends("/people");
  await sergey.taps(DIRECTOR);
  await sergey.taps("Кто замещает: директор");
  sergey.sees(/Замещает с 7 по 31 октября 2019 года: Орлова Л\.К\./);
  await sergey.taps("Отменить: Орлова Л.К.");
  await sergey.taps("Отменить замещение");
  sergey.sees(/Замещение отменено: Орлова Л\.К\./);
  story.who("director", "Каменка").sees(/Замещение отменено: директор/);

  // The other school's people, the chair, the Council are not a director's to settle.
  for (const office of [
    officeOf(chair, "chair"),
    officeOf(story.who("director", "Ольховка"), "director"),
    officeOf(sergey, "council"),
  ]) {
    await sergey.forges(`p:act:${office}`);
    expect(sergey.answer?.text).toMatch(/нет права/);
    await sergey.forges(`p:actok:${office}:${story.personId(olga)}:2019-10-08:2019-10-09`);
    expect(sergey.answer?.text).toMatch(/нет права/);
  }
});

test("while the chair is away the acting chair has everything but the handing over; the chair takes it back", async () => {
  const { chair } = await begin();
  const acting = story.who("director", "Каменка");
  await namesActing(chair, "Ветрова М.И.", "председатель Совета", "Орлова Л.К.");
  await chair.taps("Сегодня");
  await chair.taps("По 11 октября");
  await chair.taps("Назначить");
  await acting.sends("/people");
  acting.sees(/Люди кластера/);
  await chair.sends("/people");
  chair.sees(/Люди школы/);
  await chair.sends("/status");
  chair.seesNo(/Рассвет/);

  await picks(acting, DIRECTOR);
  expect(acting.last.buttons.flat().map(({ text }) => text)).not.toContain("Передать председательство");
  await acting.forges(`p:handok:${story.personId(director())}`);
  expect(acting.answer?.text).toMatch(/больше не действует/);
  await acting.forges(`p:rmok:${story.personId(chair)}`);
  expect(acting.answer?.text).toMatch(/Председателя убрать нельзя/);

  await picks(chair, "Ветрова М.И.");
  await chair.taps("Кто замещает: председатель Совета");
  await chair.taps("Отменить: Орлова Л.К.");
  await chair.taps("Отменить замещение");
  await chair.sends("/people");
  chair.sees(/Люди кластера/);
  await acting.sends("/people");
  acting.sees(/Люди школы/);
});

test("one who acts and cannot be reached is on the chair's list to call", async () => {
  const { chair } = await begin({ now: "2019-10-07T08:55" });
  const olga = deputy();
  await olga.blocks();
  await namesActing(chair, DIRECTOR, "директор", DEPUTY);
  await chair.taps("Сегодня");
  await chair.taps("По 31 октября");
  await chair.taps("Назначить");
  chair.sees(/заблокировал бота/);
  await story.moveTo("2019-10-31T12:00");
  const digests = chair.messages().filter(({ text }) => text.includes("Кому позвонить"));
  expect(digests.map(({ text }) => text).join("\n")).toMatch(/Зимина О\.С\./);
  expect(digestsOf(olga, "2019-10-07")).toEqual([]);
});

test("days and people that cannot be are told at every step, and nothing is written", async () => {
  const { chair } = await begin();
  const [sergey, olga] = [director(), deputy()];
  const office = officeOf(sergey, "director");
  const rows = () => story.open.sqlite.prepare("SELECT count(*) FROM offices").pluck().get();
  const before = rows();
  const [his, hers] = [story.personId(sergey), story.personId(olga)];
  await namesActing(chair, DIRECTOR, "директор", DEPUTY);
  for (const [data, words] of [
    [`p:actwho:${office}:${his}`, /сам себя/],
    [`p:actwho:${office}:999`, /уже нет/],
    [`p:actwho:${office}:typed`, /уже нет/],
    [`p:actday:${office}:${hers}:2019-10-06`, /уже прошёл/],
    [`p:actday:${office}:${hers}:2019-02-30`, /не действует/],
    [`p:actto:${office}:${hers}:2019-10-09:2019-10-08`, /раньше первого/],
    [`p:actok:${office}:${hers}:2019-10-09:2019-10-08`, /раньше первого/],
    [`p:actok:${office}:${hers}:2019-10-06:2019-10-08`, /уже прошёл/],
    [`p:actok:${office}:${hers}:2019-10-09:2021-10-08`, /полгода/],
    [`p:actok:${office}:${his}:2019-10-09:2019-10-10`, /сам себя/],
    [`p:actok:${office}:${hers}:2019-10-09`, /не действует/],
    ["p:act:999", /не занята/],
    ["p:actend:999", /не занята/],
    ["p:actendok:1", /не занята/],
  ] as const) {
    await chair.forges(data);
    expect([data, chair.answer?.text]).toEqual([data, expect.stringMatching(words)]);
  }
  const noDays = ["с 1 по 5 октября", "с 18 по 14 октября", "по вторникам", "14 и 18 октября"];
  for (const typed of ["вчера", "1 октября", ...noDays, "31.11", "<b>8</b>", "8".repeat(4000)]) {
    await chair.sends(typed);
    chair.sees(/Нужен один день/);
  }
  await chair.sends("/cancel");
  await chair.sends("8 октября");
  chair.sees(/ни о чём не спрашивал/);
  // The buttons above still know all that was chosen.
  await chair.taps("С 8 октября");
  await chair.sends("7 октября");
  chair.sees(/Нужен один день, не раньше 8 октября/);
  expect(rows()).toBe(before);
});

test("an office is left empty: it shows as such, goes to the director, and both are told once", async () => {
  const { chair } = await begin();
  const [sergey, olga] = [director(), deputy()];
  await picks(chair, DEPUTY);
  await chair.taps("Освободить должность: зам. по ВР");
  await chair.taps("Освободить");
  chair.sees(
    /Должность свободна: зам\. по ВР, МКОУ СОШ п\. Рассвет\.\nНапоминания по ней получает директор: Дятлов С\.В\./,
  );
  olga.sees(/больше нет должности: зам\. по ВР/);
  sergey.sees(/Должность освободилась: зам\. по ВР[^]*Вам как директору/);
  await olga.sends("/status");
  expect(olga.last.text).toMatch(/\/start/);
  expect(await listOf(chair)).toMatch(/Зам\. по ВР не назван/);
  await chair.forges("p:vacok:999");
  expect(chair.answer?.text).toMatch(/не действует/);

  await picks(chair, DIRECTOR);
  await chair.taps("Освободить должность: директор");
  await chair.taps("Освободить");
  chair.sees(/Членство в Совете закончилось[^]*«Кому позвонить»/);
  expect(await listOf(chair)).toMatch(/п\. Рассвет: директор не назван/);
  await story.moveTo("2019-11-05T12:00");
  const calls = chair
    .messages()
    .map(({ text }) => text)
    .join("\n");
  expect(calls).toMatch(/п\. Рассвет: директор не назван/);
  expect(digestsOf(sergey, "2019-10-08")).toEqual([]);
});

test("an adviser and class teachers are named, invited and ask to be let in", async () => {
  const { chair, stranger, cast } = await begin({ joined: ["chair", "director"] });
  await chair.sends("/people");
  await chair.taps("Добавить человека");
  await chair.taps("МКОУ СОШ п. Рассвет");
  const offered = chair.last.buttons.flat().map(({ text }) => text);
  // The director's and the deputy's seats are held.
  expect(offered).toEqual([
    "Зам. по УВР",
    "Советник директора по воспитанию",
    "Классный руководитель",
    "Педагог или другая должность",
    "Назад",
  ]);
  await chair.taps("Советник");
  await chair.sends("Седова А.И.");
  chair.sees(/Записано: Седова А\.И\., советник директора по воспитанию, МКОУ СОШ п\. Рассвет/);
  await chair.taps("Пригласить");
  const anna = cast.person(900, "Анна");
  await joins(anna, tokenSeen(chair));
  anna.sees(/Советник директора по воспитанию, МКОУ СОШ п\. Рассвет/);
  await anna.sends("/monitoring");
  anna.seesNo(/Рассвет/);

  for (const name of ["Лугова Т.П.", "Лугов Б.И."]) {
    await chair.sends("/people");
    await chair.taps("Добавить человека");
    await chair.taps("МКОУ СОШ п. Рассвет");
    await chair.taps("Классный руководитель");
    await chair.sends(name);
    chair.sees(/Записано: Лугова? [ТБ]\.[ПИ]\., классный руководитель/);
  }
  await chair.forges(`p:name:adviser_${story.schoolId("Рассвет")}`);
  expect(chair.answer?.text).toMatch(/уже занята/);
  await chair.forges("p:name:adviser_999");
  expect(chair.answer?.text).toMatch(/уже занята/);

  await stranger.sends("/start");
  await stranger.taps("Попросить доступ");
  await stranger.taps("Соглас");
  await stranger.taps("МКОУ СОШ п. Рассвет");
  await stranger.taps("Классный руководитель");
  await stranger.sends("Лугов Б.И.");
  await chair.taps("Разрешить");
  await stranger.taps("Открыть меню");
  stranger.sees(/Здравствуйте, Лугов Б\.И\.[^]*Классный руководитель, МКОУ СОШ п\. Рассвет/);
});
