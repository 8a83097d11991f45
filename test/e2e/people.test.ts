import { afterEach, expect, test } from "vitest";
import { issueInvite } from "../../src/people/invite-store.ts";
import { notAllowed } from "../../src/telegram/general-texts.ts";
import { COMMANDS } from "../../src/telegram/menu-texts.ts";
import { instant } from "../../src/calendar/instant.ts";
import type { ChatPerson } from "../support/chat.ts";
import { invites, joins, picks, tokenSeen } from "../support/people-taps.ts";
import { keepCastPlan, startStory, type Story, type StoryOptions } from "../support/story.ts";

/* How people get in and out, told on the whole app. */

let story: Story;
afterEach(() => story.end());

async function begin(options: StoryOptions = {}): Promise<Story> {
  story = await startStory({ now: "2019-10-07T12:00", joined: ["chair"], ...options });
  return story;
}

const DIRECTOR = "Дятлов С.В.";

const rowsOf = (table: string): unknown[] => story.open.sqlite.prepare(`SELECT * FROM ${table}`).all();

test("the chair forwards a link; one tap on the consent joins, once", async () => {
  const { chair, cast } = await begin();
  await chair.sends("/people");
  chair.sees(/В боте: 1\. Не в боте: \d+/);
  const token = await invites(chair, DIRECTOR);
  const sergey = cast.person(500, "Сергей");
  const before = rowsOf("consents").length;
  await sergey.sends(`/start ${token}`);
  sergey.sees(/приглашает Вас[^]*Согласие на обработку персональных данных/);
  expect(rowsOf("consents")).toHaveLength(before);
  await sergey.taps("Соглас");
  sergey.sees(/Здравствуйте, Дятлов С\.В\.[^]*Директор, МКОУ СОШ п\. Рассвет[^]*«Мои мероприятия»/);
  expect(rowsOf("consents")).toHaveLength(before + 1);

  await sergey.sends(`/start ${token}`);
  sergey.sees(/Вы уже участник кластера/);
  const other = cast.person(501, "Другой");
  await other.sends(`/start ${token}`);
  other.sees(/уже использовано/);
  await other.forges(`p:agree:${token}`);
  other.sees(/уже использовано/);
  await other.sends("/status");
  other.seesNo(/Рассвет|мероприяти/);
  await chair.sends("/people");
  chair.sees(/В боте: 2\./);
});

test("an invite is of no use after two weeks, nor after a newer one; refusing keeps nothing", async () => {
  const { chair, cast } = await begin();
  const first = await invites(chair, DIRECTOR);
  const second = await invites(chair, DIRECTOR);
  const sergey = cast.person(500, "Сергей");
  await sergey.sends(`/start ${first}`);
  sergey.sees(/отменено/);
  await sergey.sends(`/start ${second}`);
  await sergey.taps("Отказаться");
  sergey.sees(/ничего не сохранено/);
  expect(rowsOf("people").filter((row) => (row as { chat_id: number }).chat_id === 500)).toEqual([]);
  await sergey.sends("/mydata");
  sergey.sees(/ничего не записано/);
  await sergey.sends(`/start ${second}`);
  await story.sleepTo("2019-10-21T12:00");
  await sergey.taps("Соглас");
  sergey.sees(/Срок приглашения истёк/);
  await sergey.sends("/start привет!");
  sergey.sees(/не распознано/);
});

test("a new phone takes the old one's place", async () => {
  const { chair, cast } = await begin({ joined: ["chair", "director"] });
  const old = story.who("director", "Рассвет");
  await picks(chair, DIRECTOR);
  await chair.taps("Новое приглашение");
  const phone = cast.person(600, "Новый телефон");
  await joins(phone, tokenSeen(chair));
  phone.sees(/Здравствуйте, Дятлов С\.В\./);
  await old.sends("/status");
  expect(old.last.text).toMatch(/\/start/);
});

test("a chat that belongs to one person cannot join as another", async () => {
  const { chair } = await begin({ joined: ["chair", "director"] });
  const token = await invites(chair, "Белкина Т.Р.");
  const director = story.who("director", "Рассвет");
  await director.sends(`/start ${token}`);
  director.sees(/уже входит другой участник/);
  await director.forges(`p:agree:${token}`);
  expect(director.last.text).toMatch(/уже входит другой участник/);
});

async function asksToJoin(stranger: ChatPerson, place: string, office: string, name: string): Promise<void> {
  await stranger.sends("/start");
  await stranger.taps("Попросить доступ");
  if (stranger.last.buttons.flat().some((button) => button.text.startsWith("Соглас"))) {
    await stranger.taps("Соглас");
  }
  await stranger.taps(place);
  await stranger.taps(office);
  await stranger.sends(name);
}

test("a stranger asks, the chair lets in with one tap", async () => {
  const { chair, stranger } = await begin();
  await asksToJoin(stranger, "МКОУ СОШ п. Боровой", "Директор", "смирнова  анна ивановна");
  stranger.sees(/Заявка отправлена председателю: Смирнова А\.И\./);
  chair.sees(/Просит доступ: Смирнова А\.И\./);
  await stranger.sends("/start");
  await stranger.taps("Попросить доступ");
  stranger.sees(/уже у председателя/);
  await chair.taps("Разрешить");
  chair.sees(/Доступ открыт: Смирнова А\.И\./);
  await stranger.taps("Открыть меню");
  stranger.sees(/Здравствуйте, Смирнова А\.И\.[^]*Директор, МКОУ СОШ п\. Боровой/);
  await stranger.sends("/status");
  expect(stranger.last.text).not.toMatch(/участникам/);
});

test("the chair declines; a decided request cannot be decided again; three a day are enough", async () => {
  const { chair, stranger } = await begin();
  for (const n of [1, 2, 3]) {
    await asksToJoin(stranger, "Другая организация", "Куратор", "Смирнова А.И.");
    const asked = chair.last;
    await chair.taps("Отклонить");
    stranger.sees(/не подтвердил/);
    await chair.forges(`p:ok:${n}`, asked.id);
    expect(chair.answer?.text).toMatch(/уже рассмотрена/);
  }
  await stranger.sends("/start");
  await stranger.taps("Попросить доступ");
  stranger.sees(/уже обращались трижды/);
  expect(rowsOf("people").filter((row) => (row as { chat_id: number }).chat_id === stranger.chatId)).toEqual(
    [],
  );
});

test("a name is asked for until it is one", async () => {
  const { stranger } = await begin();
  await stranger.sends("/start");
  await stranger.taps("Попросить доступ");
  await stranger.forges("p:off:1:0:curator");
  expect(stranger.answer?.text).toMatch(/согласие/);
  await stranger.taps("Соглас");
  await stranger.taps("Другая организация");
  await stranger.taps("Методист");
  for (const [typed, sentence] of [
    ["Иванова", /и фамилия, и инициалы/],
    ["<b>Иванова</b> А.П.", /латинские/],
    ["Иванова А.П. 1e3", /латинские/],
    ["я".repeat(4096), /Слишком длинно/],
  ] as const) {
    await stranger.sends(typed);
    stranger.sees(sentence);
  }
  await story.restart();
  await stranger.sends("Иванова А.П.");
  stranger.sees(/Заявка отправлена/);
});

test("a newcomer takes a held director's seat only by the chair's second word", async () => {
  const { chair, stranger } = await begin({ joined: ["chair", "director"] });
  const old = story.who("director", "Рассвет");
  await asksToJoin(stranger, "МКОУ СОШ п. Рассвет", "Директор", "Смирнова А.И.");
  await chair.taps("Разрешить");
  chair.sees(/Сейчас на этой должности: Дятлов С\.В\.\nЗаменить\?/);
  await stranger.sends("/status");
  stranger.seesNo(/Рассвет/);
  await chair.taps("Заменить");
  await stranger.taps("Открыть меню");
  stranger.sees(/Директор, МКОУ СОШ п\. Рассвет/);
  await old.sends("/plan");
  expect(old.last.text).toMatch(/\/start/);
});

test("a director is replaced: the old one gets nothing from that morning, the new one everything", async () => {
  const { chair, cast } = await begin({ joined: ["chair", "director"], now: "2019-10-07T12:00" });
  const old = story.who("director", "Рассвет");
  await picks(chair, DIRECTOR);
  await chair.taps("Назначить вместо: директор");
  await chair.sends("Смирнова Анна Ивановна");
  chair.sees(/Записано: Смирнова А\.И\., директор, МКОУ СОШ п\. Рассвет[^]*Членство в Совете перешло/);
  await chair.taps("Пригласить");
  const fresh = cast.person(600, "Анна");
  await joins(fresh, tokenSeen(chair));
  const [oldHas, freshHas] = [old.messages().length, fresh.messages().length];
  await story.moveTo("2019-11-08T12:00");
  expect(old.messages()).toHaveLength(oldHas);
  expect(fresh.messages().length).toBeGreaterThan(freshHas);
  await old.sends("/status");
  old.sees(/\/start/);
  await old.sends("/monitoring");
  old.seesNo(/Рассвет/);
});

test("one person at two schools: shown at both, told the school each time, and no director where a deputy", async () => {
  const { chair } = await begin({ joined: ["chair", "director", "deputy"], now: "2019-10-07T12:00" });
  const both = story.who("deputy", "Ольховка", "ВР");
  await picks(chair, DIRECTOR);
  await chair.taps("Назначить вместо: директор");
  await chair.sends(both.name);
  await chair.taps("Тот же человек");
  chair.sees(/Записано: Белкина Т\.Р\., директор, МКОУ СОШ п\. Рассвет[^]*уже в боте: приглашение не нужно/);
  expect(chair.last.buttons.flat().map(({ text }) => text)).not.toContain("Новое приглашение");
  await chair.sends("/people");
  expect(chair.last.text).toMatch(
    /п\. Ольховка\n[^]*Белкина Т\.Р\., зам\. по ВР[^]*п\. Рассвет\n[^]*Белкина Т\.Р\., директор:/,
  );
  expect(chair.last.buttons.flat().filter(({ text }) => text === both.name)).toHaveLength(1);

  await both.sends("/status");
  both.sees(/Идёт\nдо 25\.10 · №6 · МКОУ СОШ п\. Ольховка\n[^]*№6 · МКОУ СОШ п\. Рассвет\n/);
  await both.sends("/plan");
  both.sees(/№6 · МКОУ СОШ п\. Рассвет\n/);
  expect(both.last.buttons.flat().map(({ text }) => text)).toContain("№6 · п. Рассвет");

  const dutyAt = (place: string) =>
    story.open.sqlite
      .prepare(
        `SELECT duties.id FROM duties JOIN occurrences ON occurrences.id = occurrence_id
         JOIN events ON events.id = event_id JOIN organisations ON organisations.id = organisation_id
         WHERE events.number = '11' AND short_name LIKE ?`,
      )
      .pluck()
      .get(`%${place}%`) as number;
  await both.forges(`d:done:${dutyAt("Ольховка")}:0`);
  expect(both.answer?.text).toMatch(/отвечаете не Вы/);
  await both.forges(`d:done:${dutyAt("Рассвет")}:0`);
  expect(both.answer?.text).toBe("Отмечено: сделано.");
});

test("an empty office is shown by name, and filled by typing one", async () => {
  const { chair } = await begin();
  const seen: string[] = [];
  await chair.sends("/people");
  for (;;) {
    seen.push(chair.last.text);
    if (!chair.last.buttons.flat().some((button) => button.text === "Дальше ›")) break;
    await chair.taps("Дальше ›");
  }
  expect(seen.join("\n")).toContain("п. Боровой: директор не назван");
  await picks(chair, "Назвать: директор, п. Боровой");
  await chair.sends("/status");
  await chair.sends("Смирнова А.И.");
  chair.sees(/Записано: Смирнова А\.И\., директор, МКОУ СОШ п\. Боровой/);
  await chair.sends("/people");
  chair.seesNo(/п\. Боровой: директор не назван/);
});

test("a namesake is asked about, never guessed", async () => {
  const { chair } = await begin();
  await picks(chair, "Назвать: директор, п. Боровой");
  await chair.sends(DIRECTOR);
  chair.sees(/уже есть Дятлов С\.В\.[^]*Это тот же человек/);
  await chair.taps("Другой человек");
  chair.sees(/Записано: Дятлов С\.В\./);
  expect(rowsOf("people").filter((row) => (row as { name: string }).name === DIRECTOR)).toHaveLength(2);
  await chair.forges(chair.last.buttons[0]?.[0]?.callback_data ?? "", chair.last.id);
  chair.sees(/приглашает Вас/);
});

test("a removed person is a stranger; the chair cannot remove herself, only hand over", async () => {
  const { chair } = await begin({ joined: ["chair", "director"] });
  const director = story.who("director", "Рассвет");
  await chair.sends("/people");
  await chair.forges(`p:rmok:${story.personId(chair)}`);
  expect(chair.answer?.text).toMatch(/Себя убрать нельзя/);
  await chair.sends("/forget");
  chair.sees(/сначала передайте/);
  await chair.forges("p:forget:yes");
  expect(chair.last.text).toMatch(/сначала передайте/);

  const successor = story.who("director", "Каменка");
  await picks(chair, "Орлова Л.К.");
  await chair.taps("Передать председательство");
  await chair.taps("Передать");
  successor.sees(/переданы обязанности председателя/);
  await chair.sends("/people");
  chair.sees(/Люди школы/);
  chair.seesNo(/Рассвет/);

  await picks(successor, DIRECTOR);
  await successor.taps("Убрать из кластера");
  await successor.taps("Убрать");
  await director.sends("/plan");
  director.sees(/\/start/);
});

test("/forget erases the person and not the school", async () => {
  const { open } = await begin({ joined: ["chair", "director"] });
  const director = story.who("director", "Рассвет");
  await director.sends("/mydata");
  director.sees(
    /Имя: Дятлов С\.В\.[^]*Должность в кластере: директор, МКОУ СОШ п\. Рассвет[^]*Версия 1, дано 7 октября 2019 года/,
  );
  const files = director.messages().flatMap(({ file }) => {
    const bytes = file === null ? undefined : story.telegram.file(file.id)?.bytes;
    return file === null ? [] : [[file.name, new TextDecoder().decode(bytes)] as const];
  });
  expect(files.map(([name]) => name)).toEqual(["мои-данные.txt", "мои-данные.json"]);
  expect(files[0]?.[1]).toMatch(
    /Имя: Дятлов С\.В\.[^]*Должность: директор; Организация: МКОУ СОШ п\. Рассвет[^]*Вход в бот: Дятлов С\.В\.[^]*Версия: 1/,
  );
  expect(JSON.parse(files[1]?.[1] ?? "")).toMatchObject({
    chatId: director.chatId,
    people: [{ personId: story.personId(director) }],
  });
  await director.sends("Забыть меня");
  await director.taps("Оставить");
  await director.sends("/forget");
  await director.taps("Стереть");
  director.sees(/стёрты/);
  await director.sends("/mydata");
  director.sees(/ничего не записано/);
  for (const table of ["people", "outbox", "audit", "join_requests"]) {
    expect(JSON.stringify(rowsOf(table))).not.toContain("Дятлов");
  }
  expect(open.sqlite.prepare("SELECT count(*) AS n FROM organisations").get()).not.toEqual({ n: 0 });
  const before = director.messages().length;
  await story.moveTo("2019-11-05T12:00");
  expect(director.messages()).toHaveLength(before);
});

test("who blocks the bot is on the chair's list until the next start", async () => {
  const { chair } = await begin({ joined: ["chair", "director"] });
  const director = story.who("director", "Рассвет");
  await director.blocks();
  await chair.sends("/people");
  chair.sees(/Заблокировали бота: 1\./);
  await director.unblocks();
  await chair.sends("/people");
  expect(chair.last.text).toMatch(/Заблокировали бота: 0\./);
});

test("names with markup are shown as they are typed, to everybody", async () => {
  const { chair, open } = await begin({ joined: ["chair", "director"] });
  open.sqlite.prepare("UPDATE people SET name = '<b>Дятлов</b> & С.В.' WHERE name = ?").run(DIRECTOR);
  await picks(chair, "<b>Дятлов");
  chair.sees(/<b>Дятлов<\/b> & С\.В\./);
  await chair.taps("Новое приглашение");
  chair.sees(/Ссылка для: <b>Дятлов<\/b> & С\.В\./);
  const director = story.cast.person(700, "Сергей");
  await joins(director, tokenSeen(chair));
  expect(director.last.text).toMatch(/Здравствуйте, <b>Дятлов<\/b> & С\.В\./);
});

test("a stranger tries every command, word and forged button, and learns nothing", async () => {
  const { stranger, chair } = await begin({ joined: "everyone" });
  const secret = /Заречн|Рассвет|Дятлов|Ветрова|договор|План работы|t\.me\//;
  const changing = ["people", "offices", "invites", "duties", "duty_marks", "submissions", "drafts", "audit"];
  const before = changing.map((table) => JSON.stringify(rowsOf(table)));
  const wrong: string[][] = [];
  const allowed = new Set(["start", "help", "privacy", "mydata", "forget", "cancel"]);
  for (const command of Object.keys(COMMANDS) as (keyof typeof COMMANDS)[]) {
    for (const text of [`/${command}`, `/${command} 1`, COMMANDS[command].word]) {
      const said = await stranger.sends(text);
      const words = said.map((message) => message.text).join("\n");
      const refused = allowed.has(command) || /участникам|\/start/.test(words);
      if (said.length !== 1 || words.length < 10 || secret.test(words) || !refused) wrong.push([text, words]);
    }
  }
  const director = story.who("director", "Рассвет");
  await director.sends("/plan");
  const real = [chair, director].flatMap((person) =>
    person
      .messages()
      .flatMap((message) => message.buttons.flat().map((button) => button.callback_data ?? "")),
  );
  const made = [
    ..."list:0,card:1,inv:1,repl:1,name:director_4,same:director_4:1,other:director_4:1,rm:1,rmok:1,school:1"
      .split(",")
      .map((rest) => `p:${rest}`),
    ..."setsch:1:1,hand:1,handok:1,reqs,ok:1,okr:1:1,no:1,askok:999,org:1:0,off:1:1:chair,agree:,agree:x,x"
      .split(",")
      .map((rest) => `p:${rest}`),
    ..."add,addat:1,vac:1,vacok:1,act:1,actnew:1:0,actwho:1:1,actday:1:1:2019-10-07,actend:1,actendok:1"
      .split(",")
      .map((rest) => `p:${rest}`),
    "p:actok:1:2:2019-10-07:2019-10-08",
    ..."p e d m s"
      .split(" ")
      .flatMap((prefix) => [
        prefix,
        `${prefix}:`,
        `${prefix}:done:1`,
        `${prefix}:1`,
        `${prefix}:x:-1`,
        `${prefix}:open:1:1`,
      ]),
    "",
    "я".repeat(20),
    "x".repeat(64),
  ];
  await stranger.sends("/start");
  for (const data of new Set([...made, ...real])) {
    // The consent's own buttons are a stranger's to tap.
    if (data === "" || /^p:(?:ask|refuse|agree:[A-Za-z0-9_-]{22}$)/.test(data)) continue;
    const said = await stranger.forges(data);
    const words = [stranger.answer?.text ?? "", ...said.map((message) => message.text)].join(" ");
    if (words.trim().length < 10 || secret.test(words)) wrong.push([data, words]);
  }
  expect(wrong).toEqual([]);
  expect(changing.map((table) => JSON.stringify(rowsOf(table)))).toEqual(before);
});

test("a director's taps on the chair's buttons change nothing", async () => {
  const { open } = await begin({ joined: ["chair", "director"] });
  const director = story.who("director", "Рассвет");
  const before = JSON.stringify([rowsOf("people"), rowsOf("offices"), rowsOf("invites")]);
  await director.sends("/people");
  director.sees(/Люди школы\n[^]*Дятлов С\.В\.[^]*Зимина О\.С\./);
  director.seesNo(/Каменка|Орлова/);
  const other = story.who("director", "Каменка");
  const answers: (string | undefined)[] = [];
  for (const data of [
    "p:add",
    `p:card:${story.personId(other)}`,
    "p:vac:1",
    "p:vacok:1",
    "p:act:1",
    "p:inv:1",
    "p:repl:1",
    "p:rmok:1",
    "p:handok:1",
    "p:ok:1",
    "p:reqs",
  ]) {
    await director.forges(data);
    answers.push(director.answer?.text);
  }
  expect([...new Set(answers)]).toEqual([notAllowed]);
  expect(JSON.stringify([rowsOf("people"), rowsOf("offices"), rowsOf("invites")])).toBe(before);
  expect(open.sqlite.inTransaction).toBe(false);
});

test("an invite of the command line joins the chair", async () => {
  await begin({ joined: [] });
  const { open, cluster, chair } = story;
  const made = issueInvite(open.db, {
    clusterId: cluster.id,
    personId: story.personId(chair),
    createdBy: null,
    now: instant(story.now()),
  });
  const vera = story.cast.person(800, "Вера");
  await joins(vera, made.token);
  vera.sees(/Здравствуйте, Ветрова М\.И\.[^]*Председатель Совета[^]*«Люди»/);
  await vera.sends("/help");
  vera.sees(/\/people «Люди»[^]*\/cancel/);
  await vera.sends("/privacy");
  expect(vera.last.text).toMatch(/Оператор данных/);
});

/** The link of the command line, opened by the one whom it is for. */
async function chairJoins(): Promise<ChatPerson> {
  const { open, cluster, chair } = story;
  const personId = story.personId(chair);
  const made = issueInvite(open.db, {
    clusterId: cluster.id,
    personId,
    createdBy: null,
    now: instant(story.now()),
  });
  const vera = story.cast.person(800, "Вера");
  await joins(vera, made.token);
  return vera;
}

const named = (name: string): unknown[] =>
  rowsOf("people").filter((row) => (row as { name: string }).name === name);

test("from nothing: the chair agrees, says her name, and is asked for the plan", async () => {
  await begin({ from: { chair: null }, joined: [] });
  const vera = await chairJoins();
  vera.sees(/Здравствуйте, Председатель[^]*Председатель Совета/);
  expect(vera.last.text).toMatch(/Как Вас записать\?[^]*Затем пришлите файл плана/);
  for (const command of ["/status", "/plan", "/people", "/monitoring", "/help", "/mydata", "/privacy"]) {
    const said = await vera.sends(command);
    expect([command, said.length > 0]).toEqual([command, true]);
    vera.seesNo(/ошибка/);
  }
  await story.restart();
  await vera.sends("Иванова");
  vera.sees(/и фамилия, и инициалы/);
  await vera.sends("/cancel");
  await vera.sends("/start");
  await vera.taps("Назвать себя");
  await vera.sends("Ветрова Мария Ивановна");
  vera.sees(/Записано: Ветрова М\.И\./);
  expect(vera.last.text).toMatch(/Пришлите файл плана/);
  await vera.forges("p:own");
  expect(vera.answer?.text).toMatch(/уже записано/);
  await vera.sends("/start");
  expect(vera.last.text).toMatch(/Пришлите файл плана/);

  // The plan names the cluster and finds her by name.
  await keepCastPlan(story.open, story.now(), story.cluster.timezone);
  await vera.sends("/start");
  vera.sees(/Здравствуйте, Ветрова М\.И\.[^]*Заречненский[^]*Директор, КОГОБУ СШ пгт Заречный/);
  expect(vera.last.text).toMatch(/Знакомство не окончено: шаг 4 из 4/);
  expect(rowsOf("clusters")).toHaveLength(1);
  expect(named("Ветрова М.И.")).toHaveLength(1);
});

test.each([
  ["Да, это я", 1],
  ["Нет, другой человек", 2],
])("from nothing, the plan before the name: is she the one it names? «%s»", async (answer, people) => {
  await begin({ from: { chair: null }, joined: [] });
  const vera = await chairJoins();
  await keepCastPlan(story.open, story.now(), story.cluster.timezone);
  await vera.sends("Ветрова М.И.");
  vera.sees(/уже есть Ветрова М\.И\. \(директор, КОГОБУ СШ пгт Заречный[^]*Это Вы\?/);
  await story.restart();
  await vera.taps(answer);
  vera.sees(/Записано: Ветрова М\.И\./);
  await vera.sends("/start");
  const greeting = vera.sees(/Здравствуйте, Ветрова М\.И\.[^]*Председатель Совета/).text;
  expect(/Директор, КОГОБУ/.test(greeting)).toBe(people === 1);
  expect(named("Ветрова М.И.")).toHaveLength(people);
  await vera.forges(`p:me:${story.personId(story.who("director", "Рассвет"))}`);
  expect(vera.answer?.text).toMatch(/уже записано/);
});

test("from nothing with a name typed beside the command", async () => {
  await begin({ from: { chair: "Иванова А.П." }, joined: [] });
  const anna = await chairJoins();
  anna.sees(/Здравствуйте, Иванова А\.П\./);
  expect(anna.last.text).toMatch(/Пришлите файл плана/);
});
