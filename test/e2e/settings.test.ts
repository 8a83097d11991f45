import { afterEach, describe, expect, test } from "vitest";
import { notAllowed } from "../../src/telegram/general-texts.ts";
import { chairSets, holidayGone, sameAlready } from "../../src/settings/settings-texts.ts";
import { pauseGone } from "../../src/settings/pause-texts.ts";
import type { ChatPerson } from "../support/chat.ts";
import { beginConference, digests } from "../support/conference.ts";
import { startStory, type Story, type StoryOptions } from "../support/story.ts";

/* «Настройки»: when and how people are reminded, set by themselves and by the chair. */

let story: Story;
afterEach(() => story.end());

async function begin(options: StoryOptions = {}): Promise<Story> {
  story = await startStory({ now: "2019-10-07T12:00", ...options });
  return story;
}

/** The conference of 21 November, for which one person answers. */
async function conference(now: string, options: StoryOptions = {}): Promise<ChatPerson> {
  const begun = await beginConference(now, options);
  story = begun.story;
  return begun.julia;
}

const EVE = "20 ноября: Завтра";
const DAY = "21 ноября: Сегодня";

/** What was told of the conference's eve and of its morning: what came before was told before the story. */
const near = (person: ChatPerson): string[] => digests(person).filter((line) => line === EVE || line === DAY);

async function sets(person: ChatPerson, ...steps: string[]): Promise<void> {
  await person.sends("/settings");
  for (const step of steps) await person.taps(step);
}

const audited = (action: string): unknown[] =>
  story.open.sqlite
    .prepare("SELECT before, after FROM audit WHERE action = ? ORDER BY id")
    .all(action)
    .map((row) => {
      const { before, after } = row as { before: string; after: string };
      return [JSON.parse(before), JSON.parse(after)];
    });

const lastDigestAt = (person: ChatPerson): string => {
  const at = person.messages().findLast(({ text }) => /Напоминаем:/.test(text))?.at ?? 0;
  return story
    .now()
    .set({ millisecond: 0 })
    .plus(at - story.now().toMillis())
    .toFormat("dd.MM HH:mm");
};

describe("one's own hour", () => {
  test("is shown with what it changes, saved, kept in the audit, and the digest comes then", async () => {
    const julia = await conference("2019-11-19T12:00");
    await sets(julia, "Мой час", "08:00");
    julia.sees(/Ваш час\nБыло: 09:00, как у всех\nСтанет: 08:00\n/);
    expect(audited("settings.at")).toEqual([]);
    await julia.taps("Сохранить");
    julia.sees(/Сохранено\. Настройки[^]*Час: 08:00/);
    expect(audited("settings.at")).toEqual([[{ at: "none" }, { at: "0800" }]]);
    await story.moveTo("2019-11-20T08:00");
    expect(near(julia)).toEqual([EVE]);
    expect(lastDigestAt(julia)).toBe("20.11 08:00");
    await story.moveTo("2019-11-20T20:00");
    expect(near(julia)).toEqual([EVE]);
  });

  test("is typed, also after a restart; what is no hour is asked for again", async () => {
    const julia = await conference("2019-11-19T12:00");
    await sets(julia, "Мой час");
    await julia.sends("утром");
    julia.sees(/Нужен час, например: 8:30/);
    await julia.sends("23:15");
    julia.sees(/с 7:00 до 21:00/);
    await story.restart();
    await julia.sends("8.15");
    julia.sees(/Станет: 08:15/);
    await story.restart();
    await julia.taps("Сохранить");
    await story.moveTo("2019-11-20T08:20");
    expect(lastDigestAt(julia)).toBe("20.11 08:15");
  });

  test.each<[string, string, string, string[]]>([
    ["earlier, after the digest", "2019-11-20T10:00", "08:00", ["20.11 09:00"]],
    ["later, after the digest", "2019-11-20T10:00", "12:00", ["20.11 09:00"]],
    ["later, before the digest", "2019-11-20T08:30", "12:00", ["20.11 12:00"]],
    ["to one that has passed, before the digest: at once", "2019-11-20T08:30", "08:00", ["20.11 08:30"]],
  ])("changed in the middle of a day, %s: one digest, none lost", async (_, at, hour, expected) => {
    const julia = await conference("2019-11-19T12:00");
    await story.moveTo(at);
    await sets(julia, "Мой час", hour, "Сохранить");
    await story.moveTo("2019-11-20T20:00");
    expect(near(julia)).toEqual([EVE]);
    expect([lastDigestAt(julia)]).toEqual(expected);
    await story.moveTo("2019-11-21T20:00");
    expect(near(julia)).toEqual([EVE, DAY]);
  });

  test("given back after the others have had theirs: at once", async () => {
    const julia = await conference("2019-11-19T12:00");
    await sets(julia, "Мой час", "14:00", "Сохранить");
    await story.moveTo("2019-11-20T10:00");
    expect(near(julia)).toEqual([]);
    await sets(julia, "Мой час", "Как у всех", "Сохранить");
    expect(near(julia)).toEqual([EVE]);
    await story.moveTo("2019-11-20T20:00");
    expect(near(julia)).toEqual([EVE]);
  });

  test.each([
    ["for an hour", "2019-11-20T07:30", "2019-11-20T08:40", "20.11 08:40"],
    ["until the evening", "2019-11-20T07:30", "2019-11-20T19:00", "20.11 19:00"],
    ["from the evening before", "2019-11-19T20:00", "2019-11-20T08:00", "20.11 08:00"],
  ])("the bot was off at it, %s: told then, once", async (_, off, on, expected) => {
    const julia = await conference("2019-11-19T12:00");
    await sets(julia, "Мой час", "08:00", "Сохранить");
    await story.moveTo(off);
    await story.sleepTo(on);
    expect(near(julia)).toEqual([EVE]);
    expect(lastDigestAt(julia)).toBe(expected);
    await story.restart();
    await story.moveTo("2019-11-20T20:30");
    expect(near(julia)).toEqual([EVE]);
  });
});

describe("weekends and holidays", () => {
  test("what falls on a Sunday comes on Sunday to one who wants it, on Friday to the others", async () => {
    // 7 days before 15 December and the Sunday itself are Sundays.
    await begin({ now: "2019-12-02T08:55", joined: ["chair", "director"] });
    const [gonchar, orlova] = [story.who("director", "Ольховка"), story.who("director", "Каменка")];
    story.open.sqlite.exec(
      `UPDATE occurrences SET opens_on = '2019-12-15', due_on = '2019-12-15'
       WHERE event_id = (SELECT id FROM events WHERE number = '17')`,
    );
    await story.moveTo("2019-12-02T12:00");
    await sets(gonchar, "В выходные: присылать");
    gonchar.sees(
      /Было: нет\nСтанет: да\nНапоминания, которые выпадают на субботу и воскресенье, придут в эти дни/,
    );
    await gonchar.taps("Сохранить");
    gonchar.sees(/В выходные: да, в праздники: нет/);
    await story.moveTo("2019-12-15T20:00");
    const days = (person: ChatPerson): string[] =>
      person
        .messages()
        .filter(({ text }) => /Напоминаем:/.test(text) && /№17(?!\d)/.test(text))
        .map(({ text }) => /, (\d+ декабря)/.exec(text)?.[1] ?? "");
    // Two weeks before it was told on the Monday already, to both, and is not told again as the Sunday's.
    expect(days(gonchar)).toEqual(["2 декабря", "8 декабря", "14 декабря", "15 декабря"]);
    expect(days(orlova)).toEqual(["2 декабря", "6 декабря", "13 декабря"]);
  });
});

describe("a pause", () => {
  test("with who stands in: the rights and the reminders go over, and come back; silence meanwhile", async () => {
    await begin({ now: "2019-11-06T12:00" });
    const [director, deputy] = [story.who("director", "Рассвет"), story.who("deputy", "Рассвет", "ВР")];
    await sets(deputy, "Пауза");
    deputy.sees(/Пауза: с какого дня\?/);
    await deputy.sends("когда-нибудь");
    deputy.sees(/Нужен один день, не раньше 6 ноября 2019 года/);
    await deputy.sends("11 ноября");
    await story.restart();
    deputy.sees(/Пауза с 11 ноября 2019 года\. По какой день/);
    await deputy.sends("29 ноября");
    deputy.sees(
      /Кто замещает Вас\?\nДолжность: зам\. по ВР, МКОУ СОШ п\. Рассвет\nДни: с 11 по 29 ноября 2019 года/,
    );
    // Those of the same school are offered first.
    expect(deputy.last.buttons[0]?.[0]?.text).toMatch(/^Дятлов С\.В\./);
    await deputy.taps("Дятлов");
    deputy.sees(/Поставить паузу\?[^]*– зам\. по ВР, МКОУ СОШ п\. Рассвет: Дятлов С\.В\./);
    expect(audited("settings.pause")).toEqual([]);
    await deputy.taps("Поставить паузу");
    deputy.sees(/Сохранено\. Настройки[^]*Пауза: 11–29 ноября/);
    director.sees(/С 11 по 29 ноября 2019 года Вы исполняете обязанности: зам\. по ВР/);

    await story.moveTo("2019-11-10T12:00");
    deputy.looks();
    await story.moveTo("2019-11-28T20:00");
    deputy.seesNo(/Напоминаем:/);
    await deputy.sends("/settings");
    deputy.sees(/Пауза: 11–29 ноября/);
    await story.moveTo("2019-12-18T12:00");
    deputy.sees(/^Среда, 18 декабря\. Напоминаем:/);
  });

  test("without anybody in the office the chair is told whom to call", async () => {
    const julia = await conference("2019-11-11T12:00");
    await sets(julia, "Пауза", "С 12 ноября");
    await julia.sends("15 ноября");
    while (/Кто замещает Вас/.test(julia.last.text)) await julia.taps("Никто");
    julia.sees(/: никто\n[^]*председатель увидит Вас в списке «Кому позвонить»/);
    await julia.taps("Поставить паузу");
    await story.moveTo("2019-11-14T12:00");
    expect(digests(julia)).toEqual([]);
    story.chair.sees(/Кому позвонить[^]*Малинина Ю\.А\. · 21\.11 №16/);
    // Back, the latest of what came meanwhile is told.
    await story.moveTo("2019-11-18T12:00");
    expect(digests(julia)).toEqual(["18 ноября: В ближайшие 7 дней"]);
  });

  test("is not stood in for by one who is on a pause too", async () => {
    const julia = await conference("2019-11-11T12:00");
    const regina = story.who("deputy", "Заречный", "ВР");
    await sets(regina, "Пауза", "С 12 ноября");
    await regina.sends("15 ноября");
    while (/Кто замещает Вас/.test(regina.last.text)) await regina.taps("Никто");
    await regina.taps("Поставить паузу");
    await sets(julia, "Пауза", "С 12 ноября");
    await julia.sends("29 ноября");
    const offered = (): string =>
      julia.last.buttons
        .flat()
        .map(({ text }) => text)
        .join("\n");
    expect(offered()).toMatch(/Крылова/);
    expect(offered()).not.toMatch(/Тихонова/);
    const data = julia.last.buttons.flat().find(({ text }) => text.startsWith("Крылова"))?.callback_data;
    await julia.forges(data?.replace(/\d+$/, String(story.personId(regina))) ?? "");
    expect(julia.answer?.text).toMatch(/больше не действует/);
  });

  test("is ended: who stood in does so no more, and what stands is told at once", async () => {
    const julia = await conference("2019-11-13T12:00");
    await sets(julia, "Пауза", "Сегодня");
    await julia.sends("30 ноября");
    await julia.taps("Тихонова");
    while (/Кто замещает Вас/.test(julia.last.text)) await julia.taps("Тихонова");
    await julia.taps("Поставить паузу");
    await story.moveTo("2019-11-14T12:00");
    const regina = story.joined().find(({ name }) => name.startsWith("Тихонова"));
    expect(regina === undefined ? [] : digests(regina)).toEqual(["14 ноября: В ближайшие 7 дней"]);
    await sets(julia, "Пауза", "Снять паузу");
    julia.sees(/Снять паузу\?[^]*Замещение отменяется:\n– зам\. по УВР.*: Тихонова Р\.Д\./);
    const { id } = julia.last;
    await julia.taps("Снять паузу");
    julia.sees(/Пауза: нет/);
    regina?.sees(/Замещение отменено: зам\. по УВР/);
    expect(digests(julia)).toEqual(["14 ноября: В ближайшие 7 дней"]);
    await julia.forges("set:unpausego", id);
    expect(julia.answer?.text).toBe(pauseGone);
    expect(audited("settings.pause")).toHaveLength(2);
  });

  test("buttons of an older draft, of a draft put aside, and made by hand say so and change nothing", async () => {
    const julia = await conference("2019-11-13T12:00");
    await sets(julia, "Пауза");
    const old = julia.last.buttons[0]?.[0]?.callback_data ?? "";
    await story.jumpTo("2019-11-13T12:05");
    await sets(julia, "Пауза");
    await julia.forges(old);
    expect(julia.answer?.text).toMatch(/больше не действует/);
    const stamp = old.split(":")[2] ?? "";
    const fresh = julia.last.buttons[0]?.[0]?.callback_data?.split(":")[2] ?? "";
    for (const words of [
      "from:2019-02-31",
      "from:2018-01-01",
      "to:2019-11-20",
      "who:1:2",
      "save",
      "who:x:y",
    ]) {
      await julia.forges(`set:pz:${fresh}:${words}`);
      expect([words, julia.answer?.text]).toEqual([words, expect.stringMatching(/больше не действует/)]);
    }
    await julia.sends("/cancel");
    await julia.forges(`set:pz:${stamp}:save`);
    expect(julia.answer?.text).toMatch(/больше не действует/);
    expect(audited("settings.pause")).toEqual([]);
  });
});

describe("the cluster's", () => {
  test("hour: for all who have none of their own; the others keep theirs", async () => {
    const julia = await conference("2019-11-19T12:00", { joined: "everyone" });
    const { chair } = story;
    await sets(julia, "Мой час", "10:00", "Сохранить");
    await sets(chair, "Час кластера", "08:00");
    chair.sees(/Было: 09:00, по умолчанию\nСтанет: 08:00\nКасается всех, кто не выбрал свой час: сейчас это/);
    await chair.taps("Сохранить");
    await story.moveTo("2019-11-20T20:00");
    expect(near(julia)).toEqual([EVE]);
    expect(lastDigestAt(julia)).toBe("20.11 10:00");
    await story.moveTo("2019-12-02T20:00");
    expect(lastDigestAt(story.who("director", "Ольховка"))).toBe("02.12 08:00");
  });

  test("preset: each with its next three dates for a real event before it is chosen", async () => {
    const julia = await conference("2019-11-05T12:00");
    const { chair } = story;
    await sets(chair, "Порядок напоминаний");
    const shown = chair.sees(/Как часто напоминать/).text;
    expect(shown).toMatch(/для мероприятия №\d+ «/);
    for (const title of ["Обычный", "Спокойный", "Настойчивый"])
      expect(shown).toMatch(new RegExp(`\n${title}\n[^]*?(\n– \\d\\d\\.\\d\\d, .+){3}`));
    await chair.taps("Спокойный");
    chair.sees(/Было: Обычный\nСтанет: Спокойный\n[^]*(\n– \d\d\.\d\d, .+){3}/);
    await chair.taps("Сохранить");
    chair.sees(/Порядок напоминаний: Спокойный/);
    await story.moveTo("2019-11-21T20:00");
    expect(digests(julia)).toEqual(["14 ноября: В ближайшие 7 дней", EVE]);
  });

  test("school holidays: written, shown, met, removed; a school's reminder moves before them", async () => {
    await begin({ now: "2019-10-07T12:00", joined: ["chair", "director"] });
    const { chair } = story;
    await sets(chair, "Школьные каникулы");
    await chair.sends("осенние");
    chair.sees(/Нужны название, первый и последний день/);
    await chair.sends("осенние 24.10–04.11");
    chair.sees(/Внести каникулы\?\nосенние: 24 октября – 4 ноября \(12 дней\)/);
    await story.restart();
    await chair.taps("Сохранить");
    chair.sees(/– осенние: 24 октября – 4 ноября/);
    await sets(chair, "Школьные каникулы");
    await chair.sends("октябрьские 28.10–30.10");
    chair.sees(/пересекаются с уже внесёнными: осенние/);
    // A week before 31 October is in them now.
    const gonchar = story.who("director", "Ольховка");
    await story.moveTo("2019-10-31T20:00");
    const days = gonchar.messages().flatMap(({ text }) => {
      const day = /, (\d+ октября)\. Напоминаем:/.exec(text)?.[1];
      return day !== undefined && /№11(?!\d)/.test(text) ? [day] : [];
    });
    expect(days.at(-1)).toBe("23 октября");
    await sets(chair, "Школьные каникулы", "Удалить: осенние");
    chair.sees(/Удалить каникулы\?/);
    const { id } = chair.last;
    await chair.taps("Удалить");
    chair.sees(/Не внесены/);
    await chair.forges("set:restgo:1", id);
    expect(chair.answer?.text).toBe(holidayGone);
    expect(audited("settings.schoolHolidays")).toHaveLength(2);
  });

  test("the day of the figures and the zone", async () => {
    await begin({ joined: ["chair", "director"] });
    const { chair } = story;
    await sets(chair, "Срок мониторинга", "20");
    chair.sees(
      /Было: до 25-го числа\nСтанет: до 20-го числа\nОтчёт за октябрь: до 18 октября вместо 25 октября\.\nНапоминания: 11 октября, 16 октября, 18 октября/,
    );
    await chair.taps("Сохранить");
    await story.moveTo("2019-10-11T12:00");
    story.who("director", "Ольховка").sees(/до 18\.10.{0,3}№6/);
    await sets(chair, "Часовой пояс", "Омск");
    chair.sees(/Было: Киров \(UTC\+3\)\nСтанет: Омск \(UTC\+6\)\nСейчас там 15:00/);
    await chair.taps("Сохранить");
    chair.sees(/Часовой пояс: Омск \(UTC\+6\)/);
    expect(audited("settings.zone")).toEqual([[{ zone: "Kirov" }, { zone: "Omsk" }]]);
  });

  test("a due day that has passed says what is late at once", async () => {
    await begin({ now: "2019-10-21T12:00", joined: ["chair"] });
    await sets(story.chair, "Срок мониторинга", "10");
    expect(story.chair.last.text).toMatch(
      /Отчёт за ноябрь: до 8 ноября вместо 25 ноября\.[^]*Отчёты за октябрь, которые ещё не сданы/,
    );
  });

  test("the chair's letters are switched, and the journal keeps what they were", async () => {
    await begin({ joined: ["chair"], letters: true });
    const { chair } = story;
    story.open.sqlite.exec("UPDATE clusters SET week_letter = 1, month_letter = 1");
    await sets(chair, "Письмо недели: выключить");
    chair.sees(/Было: да\nСтанет: нет\nПисьмо недели больше не придёт/);
    await chair.taps("Сохранить");
    chair.sees(/Письмо недели: нет, итоги месяца: да/);
    await sets(chair, "Итоги месяца: выключить", "Сохранить");
    expect([audited("settings.weekLetter"), audited("settings.monthLetter")]).toEqual([
      [[{ weekLetter: "1" }, { weekLetter: "0" }]],
      [[{ monthLetter: "1" }, { monthLetter: "0" }]],
    ]);
    await sets(chair, "Письмо недели: включить", "Сохранить");
    chair.sees(/Письмо недели: да/);
  });

  test("how long the past is kept: what goes is counted before it is saved, and goes in the night", async () => {
    await begin({ joined: ["chair"] });
    const { chair } = story;
    story.open.sqlite.exec(
      `INSERT INTO calls (cluster_id, subject, called_at) VALUES (${story.cluster.id}, 'person:1', '2017-09-30T10:00:00.000Z'),
        (${story.cluster.id}, 'person:1', '2017-10-01T10:00:00.000Z')`,
    );
    const calls = (): number => story.open.sqlite.prepare("SELECT * FROM calls").all().length;
    await sets(chair, "Хранение прошлого");
    chair.sees(/Сейчас: бессрочно/);
    await chair.taps("24 месяца");
    chair.sees(/Ближайшей ночью удалится всё до 1 октября 2017 года:\n– отметки о звонках: 1\n/);
    expect(calls()).toBe(2);
    await chair.taps("Сохранить");
    chair.sees(/Прошлое хранится: 24 месяца/);
    await story.moveTo("2019-10-08T12:00");
    expect(calls()).toBe(1);
    await sets(chair, "Хранение прошлого", "36 месяцев");
    chair.sees(/Старше этого срока сейчас ничего нет/);
    await chair.forges("set:save:kept:1");
    expect(audited("settings.kept")).toHaveLength(1);
  });

  test("the calendar: what is off, which years are known, whom to tell", async () => {
    await begin({ joined: ["chair"] });
    const { chair } = story;
    await sets(chair, "Календарь выходных");
    chair.sees(/Выходные 2019 года\n[^]*– 1–8 января\n[^]*– 1–3 мая\n[^]*сообщите тому, кто запускает бота/);
    await chair.taps("2020 год");
    chair.sees(/Переносы на этот год не утверждены/);
    await chair.forges("set:cal:1919");
    expect(chair.answer?.text).toMatch(/больше не действует/);
  });

  test("is nobody else's, whatever is tapped by hand; one's own stays open to everyone", async () => {
    await begin();
    const gonchar = story.who("director", "Ольховка");
    await gonchar.sends("Настройки");
    gonchar.sees(/Ваши напоминания/);
    gonchar.seesNo(/Кластер|Часовой пояс/);
    for (const data of [
      "pick:hour",
      "ask:policy:calm",
      "save:zone:Omsk",
      "save:due:5",
      "rest",
      "cal",
      "pick:kept",
      "save:kept:24",
      "save:weekLetter:0",
      "restadd",
      "restgo:1",
    ]) {
      await gonchar.forges(`set:${data}`);
      expect([data, gonchar.answer?.text]).toEqual([data, chairSets]);
    }
    for (const data of [
      "save:at:2300",
      "save:at:0860",
      "save:at",
      "save:x:1",
      "ask:weekends:2",
      "pick:weekends",
    ]) {
      await gonchar.forges(`set:${data}`);
      expect([data, gonchar.answer?.text]).toEqual([data, expect.stringMatching(/больше не действует/)]);
    }
    for (const data of ["save:zone:Mars", "save:due:29", "save:policy:none"]) {
      await story.chair.forges(`set:${data}`, (await story.chair.sends("/settings"))[0]?.id);
      expect([data, story.chair.answer?.text]).toEqual([data, expect.stringMatching(/больше не действует/)]);
    }
    await story.stranger.sends("/settings");
    await story.stranger.forges("set:save:at:0800");
    expect(story.stranger.answer?.text).toBe(notAllowed);
    await gonchar.forges("set:save:at:0800");
    await gonchar.forges("set:save:at:0800");
    expect(gonchar.answer?.text).toBe(sameAlready);
    expect(audited("settings.at")).toHaveLength(1);
  });
});
