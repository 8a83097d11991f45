import { afterEach, describe, expect, test } from "vitest";
import { eventsOf } from "../../src/plan/event-store.ts";
import { runningPlan } from "../../src/plan/plan-store.ts";
import { loadStaff } from "../../src/people/staff-store.ts";
import { notAllowed } from "../../src/telegram/general-texts.ts";
import { COMMANDS } from "../../src/telegram/menu-texts.ts";
import { asWord, bytesOf, castText } from "../support/cast-word.ts";
import type { ChatPerson } from "../support/chat.ts";
import { tapsIn } from "../support/digest-taps.ts";
import { startStory, type Story, type StoryOptions } from "../support/story.ts";

/* A plan's file sent to the bot: from nothing to reminders, and sent again when it has changed. */

let story: Story;
afterEach(() => story.end());

/** Ветрова chairs a cluster that has nothing else yet. */
async function alone(options: StoryOptions = {}): Promise<ChatPerson> {
  story = await startStory({
    now: "2019-08-20T10:00",
    from: { chair: "Ветрова М.И." },
    ...options,
  });
  return story.chair;
}

/** The whole cluster with its plan running. */
async function running(options: StoryOptions = {}): Promise<ChatPerson> {
  story = await startStory({ now: "2019-10-07T10:00", ...options });
  return story.chair;
}

const rowsOf = (table: string): Record<string, unknown>[] =>
  story.open.sqlite.prepare<[], Record<string, unknown>>(`SELECT * FROM ${table}`).all();

const plan = () => {
  const found = runningPlan(story.open.db, story.cluster.id, "2019-10-07");
  if (found === null) throw new Error("no plan runs");
  return found;
};
const eventOf = (number: string) => {
  const event = eventsOf(story.open.db, plan().id).find((one) => one.number === number);
  if (event === undefined) throw new Error(`no event ${number}`);
  return event;
};

/** Turns the doubts until the one that is asked matches. */
async function finds(chair: ChatPerson, doubt: RegExp): Promise<void> {
  for (let turns = 0; !doubt.test(chair.last.text); turns++) {
    if (turns > 40) throw new Error(`no doubt ${doubt}; the last:\n${chair.last.text}`);
    await chair.taps("Следующее");
  }
}

describe("the first plan of a cluster", () => {
  test("from the Word file to the start: every kind of doubt settled, a restart at every step", async () => {
    const chair = await alone();
    await chair.sends("/import");
    chair.sees(/Пришлите файл с планом/);
    await chair.sendsFile("план.docx", asWord(castText()));
    chair.sees(/План прочитан, но ещё не запущен[^]*22 мероприятия, 6 школ, 11 человек[^]*Сомнения: 13/);
    expect(rowsOf("plans")).toEqual([]);

    await chair.taps("Разобрать сомнения");
    chair.sees(/Боровой: директор не назван/);
    await chair.taps("Назвать директора");
    await story.restart();
    await chair.sends("Smith");
    chair.sees(/латинские буквы/);
    await chair.sends("белкина тамара романовна");
    chair.sees(/Боровой, директор Белкина Т\.Р\.[^]*Сомнение 1 из 12/);

    await finds(chair, /«школы кластера»/);
    await chair.taps("Директора школ");
    chair.sees(/Записано, №3: директор: все школы[^]*Сомнение 1 из 11/);
    await story.restart();
    await finds(chair, /профориентационную работу/);
    await chair.taps("Зам. по ВР и УВР");
    chair.sees(/Записано, №8, №9, №11/);
    await chair.taps("Исправить ответ");
    chair.sees(/профориентационную работу[^]*какие заместители/);
    await chair.taps("Зам. по ВР");

    await finds(chair, /«заместители школ кластера»/);
    await chair.taps("Зам. по УВР");
    await finds(chair, /«педагоги школ кластера»/);
    await chair.taps("Человек из списка");
    await chair.taps("Крылова");
    chair.sees(/№22: Крылова Е\.О\./);
    await finds(chair, /«учителя русского языка/);
    await chair.taps("Написать");
    await chair.sends("учителя физики");
    chair.sees(/Не понято: «учителя физики»/);
    await chair.sends("Гусева Н.Н., Крылова Е.О.");
    chair.sees(/№23: Гусева Н\.Н\.; Крылова Е\.О\./);

    await finds(chair, /«Январь- июнь»/);
    await chair.taps("Другой срок");
    await chair.sends("в марте");
    chair.sees(/не попадает в период/);
    await chair.sends("31 ноября");
    chair.sees(/Такой даты нет/);
    await story.restart();
    await chair.sends("до 20 ноября");
    chair.sees(/Записано, №5: 1 июля – 20 ноября/);
    await finds(chair, /«По запросу»/);
    await chair.taps("Без даты");
    await finds(chair, /Тихонова Р\.Д\.[^]*в какой школе/);
    await chair.taps("МКОУ СОШ п. Рассвет");
    await finds(chair, /«Соколова Н\.,В\.»/);
    await chair.taps("Верно");
    await finds(chair, /«Гончар П\.Е»/);
    await chair.taps("Не так");
    await chair.sends("Гончар П.Н.");
    await finds(chair, /Замечено при чтении/);
    await chair.taps("Верно");
    await finds(chair, /«Заместители директоров»/);
    await chair.taps("Оставить как есть");
    chair.sees(/План прочитан[^]*Сомнений нет/);

    await chair.taps("Кому что уйдёт");
    chair.sees(/20\.08–19\.09\.2019[^]*Белкина Т\.Р\.: \d+ сообщени/);
    await chair.taps("Белкина Т.Р.");
    chair.sees(/02\.09\.2019[^]*№1\. Заключение договоров[^]*\(начало срока\)/);
    expect([rowsOf("plans"), rowsOf("duties"), rowsOf("outbox")]).toEqual([[], [], []]);
    await chair.taps("Назад");
    await chair.taps("К плану");
    await chair.taps("Запустить план");
    chair.sees(/План запущен[^]*22 мероприятия[^]*Ещё не в боте: 1\d/);

    expect(rowsOf("plan_drafts")).toEqual([]);
    expect(rowsOf("clusters")).toMatchObject([{ name: "Заречненский образовательный кластер" }]);
    expect(rowsOf("people").filter(({ name }) => String(name).startsWith("Ветрова"))).toHaveLength(1);
    expect(eventOf("5").occurrences).toMatchObject([{ opensOn: "2019-07-01", dueOn: "2019-11-20" }]);
    expect(eventOf("8").parties).toContainEqual({
      kind: "office",
      office: "deputy",
      of: "ВР",
      schools: "all",
    });
    expect(eventOf("22").parties).toContainEqual({ kind: "unresolved", words: "Заместители директоров" });
    const left = rowsOf("plan_problems").map(({ code, event_number: number }) => [code, number].join(" "));
    expect(left).toEqual(["on-request 15", "unresolved-responsible 22"]);
    expect(rowsOf("audit").filter(({ action }) => action === "plan.start")).toHaveLength(1);
    const staff = loadStaff(story.open.db, story.cluster.id, "2019-08-20").people;
    expect(staff.find(({ name }) => name === "Гончар П.Н.")?.offices.map(({ kind }) => kind)).toEqual([
      "director",
      "council",
    ]);
    expect(staff.find(({ name }) => name === "Тихонова Р.Д.")?.offices).toMatchObject([
      { kind: "deputy", of: "ВР", organisationId: story.schoolId("Рассвет") },
    ]);

    await chair.taps("Пригласить людей");
    chair.sees(/В боте: 1/);
    await chair.sends("/status");
    chair.sees(/План/);
    await story.moveTo("2019-09-02T09:30");
    chair.sees(/№1/);
  });

  test("the text file, with everything left as it is, starts in three taps and once", async () => {
    const chair = await alone();
    await chair.sends(COMMANDS.import.word);
    await chair.sendsFile("план.txt", bytesOf(castText()));
    await chair.taps("Разобрать сомнения");
    await chair.taps("Оставить все остальные");
    chair.sees(/Сомнений нет/);
    const { id, buttons } = chair.last;
    const start = buttons.flat().find(({ text }) => text === "Запустить план")?.callback_data ?? "";
    await chair.taps("Запустить план");
    chair.sees(/План запущен/);
    await chair.forges(start, id);
    expect(chair.answer?.text).toMatch(/уже обработан/);
    expect(rowsOf("plans")).toHaveLength(1);
  });

  test("every event can be seen as it was understood, and put right", async () => {
    const chair = await alone();
    await chair.sendsFile("план.txt", bytesOf(castText()));
    await chair.taps("Люди и школы");
    chair.sees(/Школы: 6[^]*Боровой: директор не назван[^]*Ветрова М\.И\.: председатель Совета/);
    await chair.taps("К плану");
    await chair.taps("Что понято");
    await chair.taps("Развитие кадрового");
    chair.sees(/№16\.[^]*Срок: 21 ноября → 21 ноября[^]*Отвечают: Малинина Ю\.А\./);
    await chair.taps("№16");
    await chair.taps("Исправить срок");
    await chair.sends("28 ноября в 10:00");
    chair.sees(/Срок в плане: 21 ноября[^]*Понято: 28 ноября в 10:00/);
    await chair.taps("Исправить ответственных");
    await chair.sends("непонятно кто");
    chair.sees(/Не понято/);
    await chair.taps("Назад");
    await chair.taps("Исправить ответственных");
    await chair.sends("директора школ кластера");
    chair.sees(/Ответственный в плане: Малинина[^]*– директор: все школы/);
    await chair.taps("К списку");
    chair.sees(/№16\.[^]*28 ноября/);
    await chair.taps("К плану");
    await chair.taps("Запустить план");
    expect(eventOf("16")).toMatchObject({
      occurrences: [{ dueOn: "2019-11-28" }],
      responsibleText: "директора школ кластера",
      parties: [{ office: "director", schools: "all" }],
    });
    expect(rowsOf("events").find(({ number }) => number === "16")?.["written"]).toContain("21 ноября");
  });

  test("a chair without a name is the one whom the plan names", async () => {
    const chair = await alone({ from: { chair: null } });
    await chair.sendsFile("план.txt", bytesOf(castText()));
    await chair.taps("Запустить план");
    expect(rowsOf("people").filter(({ chat_id: chat }) => chat !== null)).toMatchObject([
      { name: "Ветрова М.И." },
    ]);
    await chair.sends("/status");
    chair.sees(/План/);
  });

  test("a chair by another name is asked who she is before anything starts", async () => {
    const chair = await alone({ from: { chair: "Ветрова Мария" } });
    await chair.sendsFile("план.txt", bytesOf(castText()));
    chair.sees(/Кто Вы в этом плане/);
    await chair.taps("Запустить план");
    chair.sees(/Председателем в плане назван\(а\) Ветрова М\.И\. Это Вы\?/);
    expect(rowsOf("plans")).toEqual([]);
    await chair.taps("Да, это я");
    await chair.taps("К плану");
    await chair.taps("Запустить план");
    chair.sees(/План запущен/);
    expect(rowsOf("people").filter(({ name }) => String(name).startsWith("Ветрова"))).toMatchObject([
      { name: "Ветрова М.И." },
    ]);
  });

  test("a new chair stands beside the one of the plan", async () => {
    const chair = await alone({ from: { chair: "Осипова В.Д." } });
    await chair.sendsFile("план.txt", bytesOf(castText()));
    await chair.taps("Разобрать сомнения");
    await chair.taps("Нет, председатель теперь я");
    await chair.taps("К плану");
    await chair.taps("Запустить план");
    const { people } = loadStaff(story.open.db, story.cluster.id, "2019-08-20");
    const chairs = people.filter(({ offices }) => offices.some(({ kind }) => kind === "chair"));
    expect(chairs.map(({ name }) => name)).toEqual(["Осипова В.Д."]);
    expect(people.map(({ name }) => name)).toContain("Ветрова М.И.");
  });

  test("a plan that does not say when is asked about, by a button or in words", async () => {
    const timeless = castText().replaceAll("на 2-е полугодие 2019 года", "");
    const chair = await alone();
    await chair.sendsFile("план.txt", bytesOf(timeless));
    chair.sees(/Период: не назван/);
    await chair.taps("Запустить план");
    chair.sees(/на какое время составлен план/);
    await chair.taps("Написать период");
    await chair.sends("скоро");
    chair.sees(/Период не понят/);
    await chair.sends("1 полугодие 2020 года");
    chair.sees(/Записано: 1 января – 30 июня 2020 года/);
    await chair.taps("Исправить ответ");
    await chair.taps("1 июля – 31 декабря 2019 года");
    await chair.taps("К плану");
    await chair.taps("Запустить план");
    expect(plan()).toMatchObject({ from: "2019-07-01", to: "2019-12-31" });
    expect(eventOf("16").occurrences).toMatchObject([{ dueOn: "2019-11-21" }]);
  });
});

test("a curator of whom it is not said whose is asked about by name, not among the slips", async () => {
  const chair = await alone();
  const named = castText().replace(
    "\tКоординационный Совет\n\n\t8\n",
    "\tЖданова О.И., куратор проекта\n\n\t8\n",
  );
  await chair.sendsFile("план.txt", bytesOf(named));
  await chair.taps("Разобрать сомнения");
  await finds(chair, /Жданова О\.И\. \(куратор проекта\): не сказано, чей это куратор/);
  await chair.taps("Другой куратор");
  await chair.taps("Исправить ответ");
  await chair.taps("Куратор кластера");
  chair.sees(/Записано: Жданова О\.И\., куратор кластера/);
  await chair.taps("К плану");
  await chair.taps("Запустить план");
  const staff = loadStaff(story.open.db, story.cluster.id, "2019-08-20").people;
  expect(staff.find(({ name }) => name === "Жданова О.И.")?.offices.map(({ kind }) => kind)).toEqual([
    "curator",
  ]);
});

describe("the plan sent again", () => {
  const changed = (): string =>
    castText()
      .replace("21 ноября", "28 ноября")
      .replace(
        "\t14\n\tРайонный семинар «Медиативные технологии в образовании»",
        "\t24\n\tРайонный семинар-практикум «Медиативные технологии в школьном образовании»",
      )
      .replace(
        "Тихонова Р.Д., заместитель директора по ВР\n\n\t20",
        "Крылова Е.О., заместитель директора по УВР\n\n\t20",
      )
      .replace(/\t13\n[^]*?(?=\t24\n)/, "")
      .replace(
        "Организация внеклассной работы с обучающимися\n",
        "Организация внеклассной работы с обучающимися\n\n\t25\n\tСпартакиада школ кластера\n\tоктябрь\n\tдиректора школ кластера\n",
      );

  test("is laid beside the running one: taken and left one by one, marks kept, people told once", async () => {
    const chair = await running();
    const yulia = story.joined().find(({ name }) => name === "Малинина Ю.А.");
    const director = story.who("director", "Рассвет");
    const before = eventOf("16");
    await yulia?.sends("/plan");
    await yulia?.taps("№16");
    await yulia?.taps("Принято");
    const marked = rowsOf("duty_marks");
    expect(marked).toHaveLength(1);

    await chair.sendsFile("план, октябрь.docx", asWord(changed()));
    chair.sees(
      /План на это время уже действует[^]*– Новые: 1[^]*– Другой срок: 1[^]*– Другие ответственные: 1[^]*– Другая формулировка: 1[^]*– Исключены из плана: 1/,
    );
    await chair.taps("Что изменилось");
    chair.sees(/☑ 1\. №25\. Спартакиада[^]*срок: «21 ноября» → «28 ноября»/);
    await chair.taps("Подробнее 5");
    chair.sees(/Исключены из плана[^]*№13[^]*будет отменено/);
    await chair.taps("Не принимать");
    chair.sees(/☐ 5\. №13/);
    await story.restart();
    await chair.taps("Применить отмеченное: 4");
    chair.sees(/Принято: 4\. Оставлено как было: 1/);

    expect(eventOf("16")).toMatchObject({
      id: before.id,
      occurrences: [{ id: before.occurrences[0]?.id, dueOn: "2019-11-28" }],
    });
    expect(rowsOf("duty_marks")).toEqual(marked);
    expect(eventOf("24").title).toMatch(/семинар-практикум/);
    expect(eventOf("13").cancelled).toBeNull();
    expect(eventOf("19").parties).toMatchObject([{ name: "Крылова Е.О." }]);
    expect(eventOf("25").occurrences).toHaveLength(1);
    expect(rowsOf("audit").filter(({ action }) => String(action).startsWith("event."))).toHaveLength(4);

    yulia?.looks();
    director.looks();
    await story.moveTo("2019-10-07T10:10");
    const told = (person: ChatPerson | undefined) => person?.looks().map(({ text }) => text);
    expect(told(director)).toEqual([expect.stringMatching(/Спартакиада/)]);
    expect(told(yulia)).toEqual([expect.stringMatching(/№16[^]*28/)]);

    await chair.sendsFile("план, октябрь.docx", asWord(changed()));
    chair.sees(/В файле 1 изменение[^]*Исключены из плана: 1/);
    await chair.taps("Принять все");
    await chair.taps("Применить отмеченное");
    expect(eventOf("13").cancelled).toEqual({ reason: "Нет в новом файле плана" });
    await chair.sendsFile("план, октябрь.docx", asWord(changed()));
    chair.sees(/Изменений нет/);
    expect(rowsOf("plan_drafts")).toEqual([]);

    await chair.sendsFile("план, прежний.docx", asWord(castText()));
    await chair.taps("Что изменилось");
    chair.sees(/Снова в плане[^]*№13/);
    await chair.taps("Применить");
    expect(eventOf("13").cancelled).toBeNull();
  });

  test("a file with macros says so at every sending, whatever it changes", async () => {
    const macros = { "word/vbaProject.bin": "x" };
    const said = /В файле есть макросы\. Они не запускались/;
    const chair = await alone();
    await chair.sendsFile("план.docm", asWord(castText(), macros));
    chair.sees(said);
    await chair.taps("Разобрать сомнения");
    await chair.taps("Оставить все остальные");
    chair.sees(said);
    await chair.taps("Запустить план");
    await chair.sendsFile("план.docm", asWord(castText(), macros));
    chair.sees(/Изменений нет[^]*В файле есть макросы\. Они не запускались/);
    await chair.sendsFile("план2.docm", asWord(castText().replace("21 ноября", "28 ноября"), macros));
    chair.sees(/уже действует[^]*В файле есть макросы\. Они не запускались[^]*В файле 1 изменение/);
    await chair.sendsFile("план3.docx", asWord(castText()));
    await chair.taps("Взять новый файл");
    chair.seesNo(/макрос/);
    await chair.forges("e:doubts:0");
    chair.seesNo(/макрос/);
    expect(rowsOf("plan_problems").map(({ code }) => code)).toContain("macros-ignored");
  });

  test("the same file says the same", async () => {
    const chair = await running();
    await chair.sendsFile("план.docx", asWord(castText()));
    chair.sees(/Изменений нет: файл совпадает/);
    expect([rowsOf("plan_drafts"), rowsOf("plans")]).toMatchObject([[], [{ state: "running" }]]);
  });

  test("what was settled and changed here stays; a conflict shows both and is taken only by hand", async () => {
    const chair = await alone();
    await chair.sendsFile("план.txt", bytesOf(castText()));
    await chair.taps("Что понято");
    await chair.taps("Развитие кадрового");
    await chair.taps("№16");
    await chair.taps("Исправить срок");
    await chair.sends("22 ноября");
    await chair.taps("К плану");
    await chair.taps("Запустить план");
    await chair.sendsFile("план.txt", bytesOf(castText()));
    chair.sees(/Изменений нет/);
    await chair.sendsFile(
      "план2.txt",
      bytesOf(
        castText()
          .replace("21 ноября", "28 ноября")
          .replace("Литературная гостиная", "Большая литературная гостиная"),
      ),
    );
    await chair.taps("Что изменилось");
    chair.sees(/Изменено и здесь, и в файле[^]*☐ 1\. №16[^]*«22 ноября» → «28 ноября»[^]*☑ 2\. №23/);
    await chair.taps("Применить");
    expect([eventOf("16").deadline.text, eventOf("23").title.slice(0, 7)]).toEqual(["22 ноября", "Большая"]);
    await chair.sendsFile(
      "план2.txt",
      bytesOf(
        castText()
          .replace("21 ноября", "28 ноября")
          .replace("Литературная гостиная", "Большая литературная гостиная"),
      ),
    );
    await chair.taps("Применить");
    expect(chair.answer?.text).toMatch(/Ничего не отмечено/);
    await chair.taps("Принять все");
    await chair.taps("Применить");
    expect(eventOf("16").deadline.text).toBe("28 ноября");
  });

  test("only what is new in it is asked about", async () => {
    const chair = await running();
    const text = castText().replace(
      "\tМалинина Ю.А., заместитель директора по УВР опорной школы",
      "\tвсе заинтересованные",
    );
    await chair.sendsFile("план.txt", bytesOf(text));
    chair.sees(/Сомнений в изменённом: 1/);
    await chair.taps("Разобрать сомнения");
    chair.sees(/Сомнение 1 из 1[^]*«все заинтересованные»/);
    await chair.taps("Директора школ");
    await chair.taps("Применить");
    expect(eventOf("16").parties).toMatchObject([{ office: "director" }]);
  });

  test("a person met for the first time is asked about: the name's slip, the school", async () => {
    const chair = await running();
    const text = castText().replace(
      "\tТихонова Р.Д., заместитель директора по ВР\n\n\t20",
      "\tОсипова Н.,Д., заместитель директора по ВР\n\n\t20",
    );
    await chair.sendsFile("план.txt", bytesOf(text));
    chair.sees(/Сомнений в изменённом: 2/);
    await chair.taps("Разобрать сомнения");
    await chair.taps("МКОУ СОШ п. Рассвет");
    chair.sees(/Записано: Осипова Н\.Д\., МКОУ СОШ п\. Рассвет/);
    chair.sees(/«Осипова Н\.,Д\.»/);
    await chair.taps("Верно");
    await chair.taps("Исправить ответ");
    chair.sees(/«Осипова Н\.,Д\.»/);
    await chair.taps("Верно");
    await chair.taps("Применить");
    const staff = loadStaff(story.open.db, story.cluster.id, "2019-10-07").people;
    expect(staff.find(({ name }) => name === "Осипова Н.Д.")?.offices).toMatchObject([
      { kind: "deputy", of: "ВР", organisationId: story.schoolId("Рассвет") },
    ]);
  });

  test("whoever is named in a change that was left does not come into the cluster", async () => {
    const chair = await running();
    const text = castText()
      .replace("21 ноября", "28 ноября")
      .replace(
        "\tТихонова Р.Д., заместитель директора по ВР\n\n\t20",
        "\tОсипова Н.Д., заместитель директора по ВР МКОУ СОШ п. Рассвет\n\n\t20",
      );
    await chair.sendsFile("план.txt", bytesOf(text));
    await chair.taps("Что изменилось");
    await chair.taps("☑ 2. №19");
    await chair.taps("Применить");
    chair.sees(/Принято: 1\. Оставлено как было: 1/);
    const names = (): unknown[] => rowsOf("people").map(({ name }) => name);
    expect(names()).not.toContain("Осипова Н.Д.");
    await chair.sendsFile("план.txt", bytesOf(text));
    await chair.taps("Применить");
    expect(names()).toContain("Осипова Н.Д.");
    expect(eventOf("19").parties).toMatchObject([{ name: "Осипова Н.Д." }]);
  });

  test("a plan for another time stands beside it", async () => {
    const chair = await running({ now: "2019-12-10T10:00" });
    await chair.sendsFile(
      "план-2020.txt",
      bytesOf(
        castText()
          .replaceAll("2-е полугодие 2019 года", "1-е полугодие 2020 года")
          .replaceAll("1 полугодие 2019", "2 полугодие 2019"),
      ),
    );
    chair.sees(/План прочитан[^]*1 января – 30 июня 2020 года/);
    await chair.taps("Запустить план");
    chair.sees(/План запущен[^]*Начнётся 1 января 2020 года, до этого бот показывает нынешний план/);
    await chair.taps("Весь план");
    chair.sees(/План на 1 января – 30 июня 2020 года/);
    await chair.taps("Дальше");
    await chair.taps("№16");
    chair.sees(/№16\.[^]*\[Изменить\]/);
    await chair.taps("К плану");
    chair.sees(/План на 1 января – 30 июня 2020 года[^]*Страница 2/);
    await chair.taps("Нынешний план");
    chair.sees(/План на 1 июля – 31 декабря 2019 года/);
    await chair.taps("Следующий: 1 января – 30 июня 2020");
    const { id } = chair.sees(/План на 1 января – 30 июня 2020 года/);
    await story.moveTo("2020-01-09T09:30");
    await tapsIn(chair, id, "Дальше");
    chair.sees(/План на 1 января – 30 июня 2020 года[^]*Страница 2[^]*По месяцам/);
    expect(rowsOf("plans")).toMatchObject([
      { state: "running" },
      { state: "running", period_from: "2020-01-01" },
    ]);
  });
});

/** The cast's plan with 5,000 events of its own. */
function hugePlan(): string {
  const head = castText().slice(0, castText().indexOf("\t1.\n\tЗаключение договоров"));
  const rows = Array.from(
    { length: 5000 },
    (_, at) =>
      `\t${at + 1}\n\tМероприятие о ${at % 7 === 0 ? "здоровье" : "книгах"} ${at}\n\t${at % 30 || 30} ноября\n\t${at % 11 === 0 ? `кружок ${at % 40}` : "директора школ кластера"}\n\n`,
  );
  return head + rows.join("");
}

describe("what goes wrong", () => {
  test("whoever may not gets one sentence, and nothing is kept", async () => {
    const chair = await running({ joined: ["chair", "director", "curator"] });
    const director = story.who("director", "Рассвет");
    for (const person of [director, story.who("curator")]) {
      await person.sendsFile("план.txt", bytesOf(castText()));
      expect(person.looks().map(({ text }) => text)).toEqual([
        expect.stringContaining("загружает председатель"),
      ]);
      await person.sends("/import");
      person.sees(/загружает председатель/);
      await person.sendsOther({ photo: [{ file_id: "x", file_unique_id: "x", width: 1, height: 1 }] });
      person.sees(/загружает председатель/);
    }
    await story.stranger.sendsFile("план.txt", bytesOf(castText()));
    story.stranger.sees(/только участникам/);
    expect(rowsOf("plan_drafts")).toEqual([]);

    await chair.sendsFile("план.txt", bytesOf(castText().replace("21 ноября", "28 ноября")));
    const draftId = Number(rowsOf("plan_drafts")[0]?.["id"]);
    for (const data of [`i:dg:${draftId}:0`, `i:xx:${draftId}`, "i:go:1:0", "i:", "i:a:1:0:0:me"]) {
      await director.forges(data);
      expect(director.answer?.text).toBe(notAllowed);
    }
    expect(rowsOf("plan_drafts")).toHaveLength(1);
    expect(eventOf("16").deadline.text).toBe("21 ноября");
  });

  test("a file that cannot be had or read", async () => {
    const chair = await running({ patienceMs: 150 });
    const text = bytesOf(castText());
    await chair.sendsOther({ photo: [{ file_id: "x", file_unique_id: "x", width: 1, height: 1 }] });
    chair.sees(/По фотографии план прочитать нельзя/);
    await chair.sendsOther({
      document: {
        file_id: "big",
        file_unique_id: "big",
        file_name: "план.docx",
        file_size: 21 * 1024 * 1024,
      },
    });
    chair.sees(/больше 20 МБ/);
    await chair.sendsOther({
      document: { file_id: "gone", file_unique_id: "gone", file_name: "план.docx", file_size: 10 },
    });
    chair.sees(/Получить файл от Telegram не удалось/);
    for (const how of ["cut", "silence"] as const) {
      story.telegram.fail({ how, method: "file" });
      await chair.sendsFile("план.txt", text);
      chair.sees(/Получить файл от Telegram не удалось/);
    }
    await chair.sendsFile("пустой.docx", bytesOf(""));
    chair.sees(/Файл пустой/);
    await chair.sendsFile("письмо.txt", bytesOf("Уважаемые коллеги, план будет завтра."));
    chair.sees(/нет таблицы/);
    expect([rowsOf("plan_drafts"), rowsOf("plans")]).toMatchObject([[], [{ state: "running" }]]);
  });

  test("another cluster's plan, a plan of the past, two plans in one file, a plan without dates", async () => {
    const chair = await running();
    await chair.sendsFile("чужой.txt", bytesOf(castText().replaceAll("Заречненск", "Лесногорск")));
    chair.sees(/План, похоже, другого кластера/);
    await chair.taps("Запустить план");
    chair.sees(/Лесногорский[^]*А Ваш кластер: Заречненский[^]*Это Ваш план/);
    await chair.taps("Нет, не загружать");
    await chair.taps("Да, не загружать");
    chair.sees(/ничего не загружено/);

    await chair.sendsFile(
      "прошлый.txt",
      bytesOf(castText().replaceAll("2-е полугодие 2019", "2-е полугодие 2018")),
    );
    chair.sees(/Период плана уже прошёл/);
    await chair.taps("Не загружать");
    await chair.taps("Да, не загружать");

    const second = castText()
      .slice(castText().indexOf("План работы образовательного кластера на 2-е"))
      .replaceAll("2-е полугодие 2019", "1-е полугодие 2020");
    await chair.sendsFile("два.txt", bytesOf(castText() + second));
    await chair.taps("Разобрать сомнения");
    chair.sees(/похоже, два плана/);
    await chair.taps("Нет, не загружать");
    await chair.taps("Да, не загружать");

    const head = castText().slice(0, castText().indexOf("\t1.\n\tЗаключение договоров"));
    const dateless = `${head.replaceAll("2-е полугодие 2019", "2-е полугодие 2020")}\t1\n\tПомощь школам\n\tпо запросу\n\tдиректора школ кластера\n\n`;
    await chair.sendsFile("без дат.txt", bytesOf(dateless));
    chair.sees(/В плане нет ни одной даты/);
    await chair.taps("Разобрать сомнения");
    chair.sees(/напоминать будет не о чем/);
    expect(rowsOf("plans")).toMatchObject([{ state: "running" }]);
  });

  test("two files in a row: the newer takes the older's place only when told to", async () => {
    const chair = await alone();
    await chair.sendsFile("первый.txt", bytesOf(castText()));
    await chair.taps("Разобрать сомнения");
    await chair.taps("Пока не назначен");
    await chair.sendsFile("<b>второй\u202Etxt.exe", bytesOf(castText().replace("21 ноября", "28 ноября")));
    chair.sees(/«первый\.txt», сомнений разобрано: 1[^]*«<b>второйtxt\.exe»/);
    await chair.taps("Оставить прежний");
    chair.sees(/первый\.txt[^]*Сомнения: 12/);
    await chair.sendsFile("первый.txt", bytesOf(castText()));
    chair.sees(/Сомнения: 12/);
    await chair.sendsFile("второй.txt", bytesOf(castText().replace("21 ноября", "28 ноября")));
    await story.restart();
    await chair.taps("Взять новый файл");
    chair.sees(/второй\.txt[^]*Сомнения: 13/);
    await chair.taps("Запустить план");
    expect(eventOf("16").deadline.text).toBe("28 ноября");
  });

  test("an older screen's button does nothing but show how things are", async () => {
    const chair = await alone();
    await chair.sendsFile("план.txt", bytesOf(castText()));
    await chair.taps("Разобрать сомнения");
    const { id, buttons } = chair.last;
    const old = buttons.flat().find(({ text }) => text === "Пока не назначен")?.callback_data ?? "";
    await chair.taps("Пока не назначен");
    await chair.taps("Директора школ");
    await chair.forges(old, id);
    expect(chair.answer?.text).toMatch(/уже изменилось/);
    chair.sees(/Сомнения: 11/);
    for (const data of [
      "i:q:1:2:99",
      "i:a:1:2:0:zzz",
      "i:c:1:999",
      "i:e:1:x:0",
      "i:n:1:2:0:999",
      "i:vp:1:99:0",
      "i:in:1:2:yes",
    ]) {
      await chair.forges(data);
      expect(chair.answer).not.toBeNull();
    }
    expect(rowsOf("plan_drafts")).toMatchObject([{ revision: 2 }]);
  });

  test("a file in the middle of another dialog breaks neither", async () => {
    const chair = await running();
    await chair.sendsFile("план.txt", bytesOf(castText().replace("\t21 ноября", "\tкогда получится")));
    await chair.taps("Разобрать сомнения");
    await chair.taps("Написать срок");
    await chair.sends("/status");
    chair.sees(/План/);
    await chair.sendsFile("другой.txt", bytesOf(castText().replace("21 ноября", "29 ноября")));
    await chair.taps("Оставить прежний");
    await chair.taps("Разобрать сомнения");
    await chair.taps("Написать срок");
    await chair.sends("/cancel");
    chair.sees(/Ввод прерван/);
    await chair.sends("28 ноября");
    chair.sees(/ни о чём не спрашивал/);
    await chair.taps("Написать срок");
    await chair.sends("28 ноября");
    chair.sees(/Записано, №16: 28 ноября/);
    expect(rowsOf("open_questions")).toEqual([]);
  });

  test("others are answered while a large file is read", async () => {
    const chair = await running({ joined: ["chair", "director"] });
    const director = story.who("director", "Рассвет");
    const before = story.telegram.calls.length;
    story.telegram.sendDocument(chair.chatId, "огромный.txt", bytesOf(hugePlan()));
    story.telegram.send(director.chatId, "/status");
    await story.cast.idle();
    const told = story.telegram.calls.slice(before).filter(({ method }) => method === "sendMessage");
    expect(told.map(({ chatId }) => chatId)).toEqual([director.chatId, chair.chatId]);
    expect(chair.last.text).toMatch(/План на это время уже действует/);
  }, 60_000);

  test("a plan of 5,000 rows is read, paged, previewed and started", async () => {
    const chair = await alone();
    await chair.sendsFile("огромный.txt", bytesOf(hugePlan()));
    chair.sees(/5000 мероприятий/);
    await chair.taps("Разобрать сомнения");
    await chair.taps("Следующее");
    await chair.taps("К плану");
    await chair.taps("Что понято");
    await chair.taps("Дальше ›");
    await chair.taps("К плану");
    await chair.taps("Кому что уйдёт");
    chair.sees(/20\.08–19\.09\.2019/);
    await chair.taps("К плану");
    await chair.taps("Запустить план");
    chair.sees(/План запущен[^]*5000 мероприятий/);
    await chair.sends("/plan");
    chair.sees(/5000/);
    expect(rowsOf("events")).toHaveLength(5000);
  }, 60_000);
});
