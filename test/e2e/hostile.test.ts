import * as fc from "fast-check";
import { afterEach, describe, expect, test } from "vitest";
import { COMMANDS } from "../../src/telegram/menu-texts.ts";
import type { ChatPerson } from "../support/chat.ts";
import { startStory, type Story, type StoryOptions } from "../support/story.ts";

/* Everything that can be written or tapped, at every bad moment: an answer in words, and nothing lost. */

let story: Story | undefined;
afterEach(async () => {
  await story?.end();
  story = undefined;
});

async function september(options: StoryOptions = {}): Promise<Story> {
  story = await startStory({ now: "2019-09-01T12:00", joined: ["chair", "director"], ...options });
  await story.moveTo("2019-09-02T12:00");
  return story;
}

/** What must hold whatever was sent: no update given up, no message refused, no row without its parent. */
function isWhole(told: Story): void {
  const { sqlite } = told.open;
  const all = (sql: string): unknown[] => sqlite.prepare(sql).all();
  expect(all("PRAGMA foreign_key_check")).toEqual([]);
  expect(all("SELECT state, attempts, \"update\" FROM inbox WHERE state <> 'done'")).toEqual([]);
  expect(all("SELECT kind, state, error FROM outbox WHERE state IN ('failed', 'uncertain')")).toEqual([]);
}

/** The whole of these tables, for comparing. */
const contents = (told: Story, tables: readonly string[]): string =>
  JSON.stringify(tables.map((table) => told.open.sqlite.prepare(`SELECT * FROM ${table}`).all()));

const KEPT = [
  "people",
  "offices",
  "duties",
  "duty_marks",
  "submissions",
  "figures",
  "drafts",
  "invites",
  "events",
  "parties",
];

/** Russian words for a person, with nothing of the program's insides in them. */
function isAnswer(words: string): boolean {
  return /[а-яё]{3}/i.test(words) && !/undefined|null|NaN|\[object|Error|SQLITE|ошибка/.test(words);
}

/** What is open in a chat. */
const question = (told: Story, person: ChatPerson): unknown =>
  told.open.sqlite.prepare("SELECT kind, subject FROM open_questions WHERE chat_id = ?").get(person.chatId);

const HOSTILE = [
  "я".repeat(4096),
  "<b>".repeat(1000),
  "</b></i><a href='x'>&amp;&lt;&#0;",
  "*_[](){}~`>#+-=|.!\\",
  "😀👩‍👩‍👧‍👦🇷🇺",
  "‮обратно‬ ‏مرحبا",
  "\u200b\u200b\u200b",
  "٢٤",
  "१२",
  "１２",
  "1e3",
  "10-12",
  "-1",
  "12,5",
  "0x10",
  "Infinity",
  "99999999999999999999",
  "'; DROP TABLE people; --",
  '{"kind":"duty.comment"}',
  "../../../etc/passwd",
  "%s%n%d",
  "Сделано",
  "да!\nнет!\nда!",
];

/** The duty of an event at Ольховка, or the joint one. */
const dutyId = (told: Story, number: string): number =>
  (
    told.open.sqlite
      .prepare(
        `SELECT duties.id FROM duties JOIN occurrences ON occurrences.id = occurrence_id
         JOIN events ON events.id = event_id LEFT JOIN organisations ON organisations.id = organisation_id
         WHERE events.number = ? AND (organisation_id IS NULL OR short_name LIKE '%Ольховка%')`,
      )
      .get(number) as { id: number }
  ).id;

const eventId = (told: Story, number: string): number =>
  (
    told.open.sqlite.prepare("SELECT id FROM events WHERE number = ?").get(number) as
      { id: number } | undefined
  )?.id ?? 17;

type ComesTo = (person: ChatPerson, told: Story) => Promise<unknown>;

/** Every question that the bot can leave open, and how one comes to it, again and again. */
const QUESTIONS: [string, "director" | "chair", ComesTo][] = [
  ["a comment", "director", (p, told) => p.forges(`d:comment:${dutyId(told, "7")}:0`)],
  ["a day to hold it", "director", (p, told) => p.forges(`d:held:${dutyId(told, "1")}:0`)],
  ["a time and a place", "director", (p, told) => p.forges(`d:heldday:${dutyId(told, "1")}:0:2019-09-24`)],
  ["a day to put it off to", "director", (p, told) => p.forges(`d:until:${dutyId(told, "1")}:0`)],
  [
    "what help is needed",
    "director",
    async (p, told) => {
      await told.chair.forges(`d:settle:${dutyId(told, "1")}:0`);
      await p.forges(`d:help:${dutyId(told, "1")}:0`);
    },
  ],
  ["a figure", "director", (p) => p.sends("/monitoring")],
  [
    "a name for an empty office",
    "chair",
    (p, told) => p.forges(`p:name:director_${told.schoolId("Боровой")}`),
  ],
  ["a word to look for", "director", (p) => p.forges("e:find:0")],
  ["a new event's title", "chair", (p) => p.forges("c:new")],
  ...(["title", "deadline", "place", "number", "section", "responsible"] as const).map(
    (field): (typeof QUESTIONS)[number] => [
      `an event's ${field}`,
      "chair",
      (p, told) => p.forges(`c:f:${eventId(told, "17")}:${field}`),
    ],
  ),
  [
    "why an event is cancelled",
    "chair",
    async (p, told) => {
      await p.forges(`c:restore:${eventId(told, "17")}`);
      await p.forges(`c:f:${eventId(told, "17")}:reason`);
    },
  ],
];

describe.each(QUESTIONS)("while the bot awaits %s", (_, who, comesTo) => {
  test("commands and words of the menu answer and leave the question open; /cancel closes it", async () => {
    const told = await september();
    const person = who === "chair" ? told.chair : told.who("director", "Ольховка");
    await comesTo(person, told);
    const open = question(told, person);
    expect(open).toBeDefined();
    const before = contents(told, KEPT);
    for (const command of ["status", "plan", "people", "help", "privacy", "mydata", "start"] as const) {
      for (const text of [`/${command}`, COMMANDS[command].word, `/${command}@klaster_story_bot x`]) {
        const said = await person.sends(text);
        expect([text, said.length > 0 && said.every((one) => isAnswer(one.text))]).toEqual([text, true]);
        expect([text, question(told, person)]).toEqual([text, open]);
      }
    }
    await person.sends("/nonsense");
    expect(question(told, person)).toEqual(open);
    expect(contents(told, KEPT)).toBe(before);
    await person.sends("/cancel");
    expect(question(told, person)).toBeUndefined();
    isWhole(told);
  });

  test("every bad text gets one answer; photos and stickers too; a good text still counts", async () => {
    const told = await september();
    const person = who === "chair" ? told.chair : told.who("director", "Ольховка");
    await comesTo(person, told);
    const people = contents(told, ["offices", "submissions", "figures"]);
    for (const text of HOSTILE) {
      if (question(told, person) === undefined) await comesTo(person, told);
      const said = await person.sends(text);
      expect([text.slice(0, 40), said.map((one) => isAnswer(one.text))]).toEqual([
        text.slice(0, 40),
        expect.arrayContaining([true]),
      ]);
      expect(said.filter((one) => !isAnswer(one.text))).toEqual([]);
    }
    if (question(told, person) === undefined) await comesTo(person, told);
    const open = question(told, person);
    for (const content of OTHER_KINDS) {
      const said = await person.sendsOther(content);
      expect([content, said.length]).toEqual([content, 1]);
      expect(said.every((one) => isAnswer(one.text))).toBe(true);
    }
    expect(question(told, person)).toEqual(open);
    expect(contents(told, ["offices", "submissions", "figures"])).toBe(people);
    isWhole(told);
  });
});

const FILE = { file_id: "f", file_unique_id: "u", file_size: 1 };
const OTHER_KINDS: object[] = [
  { photo: [{ ...FILE, width: 1, height: 1 }], caption: "12" },
  { sticker: { ...FILE, type: "regular", width: 1, height: 1, is_animated: false, is_video: false } },
  { location: { latitude: 59.8, longitude: 48.2 } },
  { voice: { ...FILE, duration: 3 } },
  { contact: { phone_number: "+70000000000", first_name: "Дуб" } },
  { poll: { id: "1", question: "Да?", options: [] } },
  { text: "" },
  {},
];

test("the words of the menu count as they are typed on a phone", async () => {
  const told = await september();
  for (const [text, answer] of [
    ["сводка", /^Сводка на/m],
    [" СВОДКА.", /^Сводка на/m],
    ["люди", /^Люди кластера/],
    ["мои мероприятия", /^Мои мероприятия/],
    ["отмена", /^Прерывать нечего/],
    ["сводка за год", /не понял сообщение/],
  ] as const) {
    await told.chair.sends(text);
    expect(told.chair.last.text).toMatch(answer);
  }
});

test("with nothing asked, each bad text and each kind of message gets one answer, from a member and a stranger", async () => {
  const told = await september();
  const { stranger } = told;
  const director = told.who("director", "Ольховка");
  const before = contents(told, KEPT);
  for (const person of [director, stranger]) {
    for (const text of HOSTILE) {
      const said = await person.sends(text);
      expect([text.slice(0, 40), said.map((one) => isAnswer(one.text))]).toEqual([text.slice(0, 40), [true]]);
    }
    for (const content of OTHER_KINDS) expect(await person.sendsOther(content)).toHaveLength(1);
  }
  expect(contents(told, KEPT)).toBe(before);
  isWhole(told);
});

test("groups and channels are not served", async () => {
  const told = await september();
  const before = told.telegram.calls.length;
  told.telegram.sendOther(told.chair.chatId, {
    chat: { id: -100500, type: "supergroup", title: "Кластер" },
    text: "/status",
  });
  await told.cast.idle();
  const sent = told.telegram.calls.slice(before).filter(({ method }) => method !== "getUpdates");
  expect(sent).toEqual([]);
  isWhole(told);
});

// ── Data made by hand ──────────────────────────────────────────────────────────────────────────────────────

const WORDS: Record<string, readonly string[]> = {
  d: "list card accept done notours undo idle later held until heldday untilday comment help helpnow answer settle".split(
    " ",
  ),
  e: "all card mine sections".split(" "),
  m: "a drop fix grid hist keep months of on open pick school see stop new".split(" "),
  p: "agree ask askok card forget hand handok inv list menu name no off ok okr org other refuse repl reqs rm rmok same school setsch".split(
    " ",
  ),
  s: "figures home list".split(" "),
};

const argument = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: 0, max: 80 }).map(String) },
  {
    weight: 2,
    arbitrary: fc.constantFrom("2019-09", "2019-10-15", "2019-02-31", "2019-13", "9999-12-31", "0000-00-00"),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      "director_4",
      "deputy_2_ВР",
      "yes",
      "no",
      "overdue",
      "total",
      "back",
      "chair",
      "9",
      "11_total_5",
    ),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      "-1",
      "01",
      "1e3",
      "1.5",
      "NaN",
      "__proto__",
      "999999999999999",
      "٣",
      "",
      " ",
      "'",
    ),
  },
);

const bytes = (text: string): number => new TextEncoder().encode(text).length;

const forged = fc
  .oneof(
    {
      weight: 12,
      arbitrary: fc
        .constantFrom(...Object.keys(WORDS))
        .chain((prefix) =>
          fc.tuple(
            fc.constant(prefix),
            fc.constantFrom(...(WORDS[prefix] ?? [])),
            fc.array(argument, { maxLength: 5 }),
          ),
        )
        .map(([prefix, word, rest]) => [prefix, word, ...rest].join(":")),
    },
    { weight: 1, arbitrary: fc.string({ minLength: 1, maxLength: 20, unit: "grapheme" }) },
  )
  // What they may do to themselves is no forgery, and Telegram lets nothing longer through.
  .filter((data) => data !== "p:forget:yes" && data !== "" && bytes(data) <= 64);

/** What a director of Ольховка has no business to change. */
const FOREIGN = [
  "SELECT * FROM people WHERE id <> $me",
  "SELECT * FROM offices",
  "SELECT * FROM invites",
  "SELECT * FROM clusters",
  "SELECT * FROM duties WHERE organisation_id IS NOT NULL AND organisation_id <> $school",
  "SELECT * FROM submissions WHERE organisation_id <> $school",
  "SELECT * FROM drafts WHERE organisation_id <> $school",
  "SELECT * FROM join_requests",
];

describe("data made by hand", () => {
  test.each([
    ["a director", (told: Story) => told.who("director", "Ольховка"), "Ольховка"],
    ["the head of another school", (told: Story) => told.who("director", "Полянская"), "Полянская"],
    ["a stranger", (told: Story) => told.stranger, null],
  ] as const)("from %s: always answered, nothing of anybody else's changed", async (_, who, place) => {
    const told = await september();
    const person = who(told);
    await person.sends("/plan");
    const bind = {
      me: place === null ? -1 : told.personId(person),
      school: place === null ? -1 : told.schoolId(place),
    };
    const foreign = (): string =>
      JSON.stringify(FOREIGN.map((sql) => told.open.sqlite.prepare(sql).all(pick(sql, bind))));
    const before = foreign();
    await fc.assert(
      fc.asyncProperty(forged, async (data) => {
        const said = await person.forges(data);
        const words = [person.answer?.text ?? "unanswered", ...said.map(({ text }) => text)];
        expect(person.answer).not.toBeNull();
        expect(words.filter((text) => text !== "" && !isAnswer(text))).toEqual([]);
        expect(foreign()).toBe(before);
      }),
      { numRuns: 150 },
    );
    isWhole(told);
  });

  test("from the chair: always answered, and the database stays whole", async () => {
    const told = await september();
    const { chair } = told;
    await chair.sends("/people");
    await fc.assert(
      fc.asyncProperty(
        forged.filter((data) => !/^p:(?:handok|rmok)/.test(data)),
        async (data) => {
          const said = await chair.forges(data);
          expect(chair.answer).not.toBeNull();
          expect(said.filter(({ text }) => text !== "" && !isAnswer(text))).toEqual([]);
        },
      ),
      { numRuns: 150 },
    );
    isWhole(told);
  });

  test("every real button of the chair's, tapped by a director and a deputy, changes nothing of anybody else's", async () => {
    const told = await september({ joined: ["chair", "director", "deputy"] });
    const { chair } = told;
    for (const text of ["/people", "/status", "/plan", "/monitoring"]) await chair.sends(text);
    const real = new Set(
      chair
        .messages()
        .flatMap(({ buttons }) => buttons.flat().flatMap((button) => button.callback_data ?? [])),
    );
    expect(real.size).toBeGreaterThan(30);
    const before = contents(told, ["people", "offices", "submissions", "invites", "drafts"]);
    for (const person of [told.who("director", "Каменка"), told.who("deputy", "Рассвет")]) {
      await person.sends("/help");
      for (const data of real) {
        const said = await person.forges(data);
        expect([data, person.answer === null]).toEqual([data, false]);
        const words = `${person.answer?.text ?? ""}${said.map(({ text }) => text).join("")}`;
        expect([data, isAnswer(words)]).toEqual([data, true]);
      }
    }
    expect(contents(told, ["people", "offices", "submissions", "invites", "drafts"])).toBe(before);
    // What all answer for together is theirs as well, and their digest has the same answers.
    const ofSchools = `SELECT count(*) FROM duty_marks JOIN duties ON duties.id = duty_id WHERE organisation_id IS NOT NULL`;
    expect(told.open.sqlite.prepare(ofSchools).pluck().get()).toBe(0);
    const byOthers = `SELECT count(*) FROM duty_marks WHERE person_id <> ?`;
    expect(
      told.open.sqlite
        .prepare(byOthers)
        .pluck()
        .get(told.personId(told.who("director", "Каменка"))),
    ).toBe(0);
    isWhole(told);
  });
});

const pick = (sql: string, bind: { me: number; school: number }): Record<string, number> =>
  Object.fromEntries(Object.entries(bind).filter(([name]) => sql.includes(`$${name}`)));

// ── At the same moment ─────────────────────────────────────────────────────────────────────────────────────

test("two of one school hand in the same figures at the same moment: one report, both are answered", async () => {
  const told = await september({ joined: ["director", "deputy"] });
  const pair = [told.who("director", "Ольховка"), told.who("deputy", "Ольховка")] as const;
  const [pavel, anna] = pair;
  await anna.sends("/monitoring");
  for (const text of ["12", "6", "5", "Остальные", "6", "3", "2", "Остальные", "Проверить"])
    await anna.taps(text);
  await pavel.sends("/monitoring");
  await Promise.all(pair.map((person) => person.taps("Сдать")));
  const kept = told.open.sqlite.prepare("SELECT count(*) AS n FROM submissions").get();
  expect(kept).toEqual({ n: 1 });
  expect(pair.map((person) => isAnswer(`${person.answer?.text ?? ""}${person.last.text}`))).toEqual([
    true,
    true,
  ]);
  isWhole(told);
});

test("twenty messages in a row are answered in order, one each", async () => {
  const told = await september();
  const director = told.who("director", "Ольховка");
  await director.sends("/help");
  const before = director.messages().length;
  for (let i = 0; i < 10; i++) {
    told.telegram.send(director.chatId, i % 2 === 0 ? "/status" : "что?");
    told.telegram.send(director.chatId, "/plan");
  }
  await told.cast.idle();
  const answers = director
    .messages()
    .slice(before)
    .filter(({ fromBot }) => fromBot);
  expect(answers).toHaveLength(20);
  expect(answers.every(({ text }) => isAnswer(text))).toBe(true);
  isWhole(told);
});
