import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { eq } from "drizzle-orm";
import { Hono } from "hono";
import { DateTime } from "luxon";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { runCli } from "../../src/cli.ts";
import { takeInstanceLock } from "../../src/db/lock.ts";
import { openDb } from "../../src/db/open.ts";
import { audit, events, groupChats, invites, outbox, people, plans } from "../../src/db/schema.ts";
import { setInstallation } from "../../src/people/installation-store.ts";
import { findInvite } from "../../src/people/invite-store.ts";
import { asWord } from "../support/cast-word.ts";
import { listen } from "../../src/web/server.ts";

const PLAN = "test/support/cast-plan.txt";
const NOW = DateTime.fromISO("2019-11-18T08:00:00+03:00", { zone: "Europe/Kirov" });

let folder: string;
const path = (name: string): string => join(folder, name);

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "klaster-cli-"));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

interface Given {
  env?: Record<string, string>;
  stdin?: (string | Uint8Array)[];
  fetch?: typeof fetch;
}

async function* pieces(all: readonly (string | Uint8Array)[]): AsyncGenerator<string | Uint8Array> {
  yield* all;
}

/** Runs the words of a command line in process. */
async function klaster(words: string | string[], given: Given = {}) {
  let [out, err] = ["", ""];
  const code = await runCli(typeof words === "string" ? words.split(" ") : words, {
    env: { DATABASE_PATH: path("klaster.db"), LOG_LEVEL: "silent", ...given.env },
    stdout: (text) => (out += text),
    stderr: (text) => (err += text),
    stdin: pieces(given.stdin ?? []),
    clock: () => NOW,
    ended: Promise.resolve(),
    ...(given.fetch === undefined ? {} : { fetch: given.fetch }),
  });
  return { code, out, err };
}

const json = async (words: string | string[], given: Given = {}): Promise<unknown> => {
  const { code, out, err } = await klaster(words, given);
  expect(`${code}${err}`).toBe("0");
  return JSON.parse(out);
};

const looksInto = <T>(look: (db: ReturnType<typeof openDb>["db"]) => T): T => {
  const open = openDb(path("klaster.db"));
  try {
    return look(open.db);
  } finally {
    open.close();
  }
};

describe("how a command is written", () => {
  test.each([
    "",
    "plan",
    "plan check",
    "plan deadline",
    "plan import",
    "plan doubts",
    "plan show",
    "plan add",
    "plan move",
    "plan edit",
    "plan history",
    "plan cancel",
    "plan restore",
    "people",
    "people list",
    "people replace",
    "people vacate",
    "people acting",
    "people acting-end",
    "form",
    "form check",
    "preview",
    "export",
    "export monitoring",
    "export year",
    "export timeline",
    "export grid",
    "export calendar",
    "export next-plan",
    "export plan",
    "export agenda",
    "export note",
    "invite",
    "backup",
    "restore",
    "doctor",
    "run",
  ])("«%s --help» is in Russian and 80 columns wide", async (command) => {
    const { code, out } = await klaster([...command.split(" ").filter((word) => word !== ""), "--help"]);
    expect(code).toBe(0);
    expect(out).toContain("Как писать: klaster");
    expect(out).not.toMatch(/Usage|Options|Commands|Arguments|display|\[options\]|\[command\]/);
    expect(Math.max(...out.split("\n").map((line) => line.length))).toBeLessThanOrEqual(80);
  });

  test.each([
    [[], "Как писать"],
    [["plan"], "Как писать"],
    [["frob"], "Нет команды «frob»"],
    [["plan", "frob"], "frob"],
    [["plan", "check"], "Не хватает аргумента: файл"],
    [["plan", "check", PLAN, "--frob"], "Нет ключа «--frob»"],
    [["plan", "check", PLAN, "--period", "осень"], "2019-07..2019-12"],
    [["plan", "check", PLAN, "--period"], "нужно значение"],
    [["plan", "check", PLAN, "ещё"], "Лишние аргументы"],
    [["plan", "deadline"], "Назовите срок"],
    [["preview", "--from", "18.11", "--to", "2019-11-19"], "2019-11-18"],
    [["preview", "--from", "2019-11-18"], "Нужен ключ «--to"],
    [["preview", "--from", "2019-11-19", "--to", "2019-11-18"], "не позже"],
    [["preview", "--from", "2019-11-19", "--to", "2039-11-18"], "400"],
    [["invite"], "--chair"],
  ])("%j is a usage problem", async (words, said) => {
    const { code, out, err } = await klaster(words);
    expect(code).toBe(2);
    expect(out).toBe("");
    expect(err).toContain(said);
    expect(err).not.toContain("error:");
  });

  test("a bad environment names every variable", async () => {
    const { code, err } = await klaster("plan show", { env: { WEB_PORT: "x", CLUSTER_TIMEZONE: "Nowhere" } });
    expect(code).toBe(1);
    expect(err).toMatch(/WEB_PORT[\s\S]*CLUSTER_TIMEZONE/);
  });
});

describe("a file's doubts settled", () => {
  // While the plan's time is still to come.
  const env = { KLASTER_NOW: "2019-08-20T10:00:00+03:00" };

  test("numbered with their answers, settled by number, by word, in words and from a file", async () => {
    const listed = await klaster(["plan", "doubts", PLAN], { env });
    expect(listed).toMatchObject({ code: 0, err: "" });
    expect(listed.out).toMatch(/СОМНЕНИЯ: 13\n\n +1\. МКОУ СОШ п\. Боровой: директор не назван/);
    expect(listed.out).toMatch(/ 2\. №3\.[^]*«школы кластера»[^]*1 – Директора школ[^]*6 – Оставить/);
    expect(Math.max(...listed.out.split("\n").map((line) => line.length))).toBeLessThanOrEqual(80);
    expect(existsSync(path("klaster.db"))).toBe(false);

    writeFileSync(path("answers.txt"), "1=Белкина Т.Р.\n\n7=leave\n");
    const settle = ["--settle-from", path("answers.txt"), "--settle", "2=1", "--settle", "8=до 20 ноября"];
    const left = (await json(["plan", "doubts", PLAN, ...settle, "--json"], { env })) as { number: number }[];
    expect(left.map(({ number }) => number)).toEqual([3, 4, 5, 6, 9, 10, 11, 12, 13]);
    expect(left[0]).toMatchObject({
      kind: "responsible",
      typed: true,
      choices: [{ number: 1 }, {}, {}, {}, {}, {}],
    });

    const stored = await klaster(["plan", "import", PLAN, ...settle], { env });
    expect(stored).toMatchObject({ code: 0, err: "" });
    expect(stored.out).not.toMatch(/Боровой: директор|Январь- июнь|«школы кластера»/);
    expect(stored.out).toMatch(/№23 +«учителя русского языка/);
    const shown = (await klaster("plan show", { env })).out;
    expect(shown).toMatch(/3 [^]*отвечают: Ветрова М\.И\.; директор: все школы/);
    expect(shown).toMatch(/5 [^]*срок: 1 июля – 20 ноября/);
    expect(looksInto((db) => db.select().from(people).all()).map(({ name }) => name)).toContain(
      "Белкина Т.Р.",
    );
  });

  test("of a newer file only what is new is in doubt, and is settled as it is taken", async () => {
    await klaster(["plan", "import", PLAN], { env });
    writeFileSync(path("newer.txt"), readFileSync(PLAN, "utf8").replace("\t21 ноября", "\tкогда-нибудь"));
    const listed = await klaster(["plan", "doubts", path("newer.txt")], { env });
    expect(listed.out).toMatch(/СОМНЕНИЯ: 1\n\n +1\. №16\./);
    const taken = ["plan", "import", path("newer.txt"), "--replace", "--settle", "1=28 ноября"];
    expect((await klaster(taken, { env })).out).toMatch(/План изменён\. Принято: 1/);
    expect((await klaster("plan show", { env })).out).toMatch(/16 [^]*срок: 28 ноября/);
  });

  test.each([
    [["--settle", "1"], 2, /Ожидается номер сомнения и ответ/],
    [["--settle", "99=1"], 1, /Сомнения 99 нет/],
    [["--settle", "2=9"], 1, /Сомнение 2: ответа «9» нет, их 6/],
    [["--settle", "2=педагоги"], 1, /Сомнение 2: Не понято: «педагоги»[^]*Ничего не сохранено/],
    [["--settle", "2=1", "--settle", "2=1"], 1, /уже разобрано/],
    [["--settle", "13=словами"], 1, /ответа «словами» нет/],
    [["--settle-from", "нет.txt"], 1, /такого файла нет/],
    [["--settle-from", "test/support/chat.ts"], 2, /Строка 1: /],
  ])("%j is told and stores nothing", async (words, expected, complaint) => {
    const { code, err } = await klaster(["plan", "import", PLAN, ...words], { env });
    expect([code, err]).toEqual([expected, expect.stringMatching(complaint)]);
    const kept = existsSync(path("klaster.db")) ? looksInto((db) => db.select().from(plans).all()) : [];
    expect(kept).toEqual([]);
  });

  test("a file with macros says so beside the running plan", async () => {
    await klaster(["plan", "import", PLAN], { env });
    writeFileSync(path("план.docm"), asWord(readFileSync(PLAN, "utf8"), { "word/vbaProject.bin": "x" }));
    const { out } = await klaster(["plan", "diff", path("план.docm")], { env });
    expect(out).toMatch(/Изменений нет[^]*В файле есть макросы/);
  });
});

describe("people from the command line", () => {
  beforeEach(async () => {
    await klaster(["plan", "import", PLAN]);
  });
  const list = async (): Promise<string> => (await klaster("people list")).out;

  test("a director replaced, an empty seat filled, and left again: told, audited, followed by the duties", async () => {
    expect(await list()).toMatch(/МКОУ СОШ п\. Рассвет\n +Дятлов С\.В\.: директор, член Совета; не в боте/);
    expect(await list()).toMatch(/МКОУ СОШ п\. Боровой\n +директор: никого/);
    const replaced = await klaster(["people", "replace", "директор Рассвет", "седова анна ильинична"]);
    expect(replaced).toMatchObject({ code: 0, err: "" });
    expect(replaced.out).toMatch(
      /Записано: Седова А\.И\., директор, МКОУ СОШ п\. Рассвет\nДо этого дня: Дятлов С\.В\./,
    );
    expect(await list()).toMatch(/Рассвет\n +Седова А\.И\.: директор, член Совета/);
    expect(await json(["people", "replace", "директор п. Боровой", "Белкина Т.Р.", "--json"])).toEqual({
      office: "директор, МКОУ СОШ п. Боровой",
      person: "Белкина Т.Р.",
      before: null,
    });
    const sent = await klaster("preview --from 2019-11-25 --to 2019-11-25");
    expect(sent.out).toMatch(/Седова А\.И\.[^]*№/);
    expect(sent.out).not.toMatch(/Дятлов/);
    expect((await klaster(["people", "vacate", "Белкина"])).out).toMatch(
      /Должность свободна[^]*До этого дня: Белкина/,
    );
    expect(await list()).toMatch(/Боровой\n +директор: никого/);
    const entries = looksInto((db) => db.select().from(audit).all()).filter(({ action }) =>
      action.startsWith("people."),
    );
    expect(entries.map(({ action, personId }) => [action, personId])).toEqual([
      ["people.name", null],
      ["people.name", null],
      ["people.vacate", null],
    ]);
  });

  test("a deputy acts from a day to a day, and is called back", async () => {
    const from = ["--from", "2019-11-20", "--to", "2019-11-25"];
    const set = await klaster(["people", "acting", "Дятлов", "Тихонова Р.Д.", ...from]);
    expect(set).toMatchObject({ code: 0, err: "" });
    expect(set.out).toMatch(/Замещает: Тихонова Р\.Д\.\nС 20 по 25 ноября 2019 года: Дятлов/);
    expect(await list()).toMatch(
      /Замещения\n +директор, МКОУ СОШ п\. Рассвет: Тихонова Р\.Д\. с 20 по 25 ноября/,
    );
    expect((await klaster(["people", "acting", "Дятлов", "Крылова Е.О.", ...from])).err).toMatch(
      /уже назначено/,
    );
    expect((await klaster(["people", "acting-end", "директор Рассвет"])).out).toMatch(/отменено[^]*Тихонова/);
    expect(await list()).not.toMatch(/Замещения/);
  });

  test.each([
    [["people", "replace", "директор", "Седова А.И."], 1, /Подходит несколько должностей[^]*Дятлов/],
    [["people", "replace", "директор Луна", "Седова А.И."], 1, /не нашлось/],
    [["people", "replace", "председатель", "Седова А.И."], 1, /в боте: \/people/],
    [["people", "replace", "директор Рассвет", "Smith"], 1, /латинские/],
    [["people", "replace", "директор Рассвет", "Дятлов С.В."], 1, /уже занимает/],
    [["people", "vacate", "директор Боровой"], 1, /никем не занята/],
    [["people", "acting-end", "директор Рассвет"], 1, /Замещения нет/],
    [
      ["people", "acting", "директор Рассвет", "Седова А.И.", "--from", "2019-11-01", "--to", "2019-11-20"],
      1,
      /прошёл/,
    ],
    [["people", "acting", "директор Рассвет", "Седова А.И."], 2, /Нужен ключ «--from/],
    [["people", "replace", "директор Рассвет"], 2, /Не хватает аргумента/],
  ])("%j changes nothing", async (words, expected, complaint) => {
    const before = await list();
    const { code, err } = await klaster(words);
    expect([code, err]).toEqual([expected, expect.stringMatching(complaint)]);
    expect(await list()).toBe(before);
  });
});

describe("the running plan edited", () => {
  beforeEach(async () => {
    await klaster(["plan", "import", PLAN]);
  });

  test("an event is moved, cancelled, restored and added, and shown as it stands then", async () => {
    const moved = await klaster(["plan", "move", "№17", "26 ноября в 10:00, актовый зал"]);
    expect(moved).toMatchObject({ code: 0, err: "" });
    expect(moved.out).toMatch(/17 [^]*срок: 26 ноября в 10:00\n[^]*место: актовый зал/);
    expect((await klaster(["plan", "cancel", "17", "--reason", "Карантин"])).out).toMatch(
      /отменено: Карантин/,
    );
    expect((await klaster("plan show")).out).toMatch(/17 [^]*отменено: Карантин/);
    expect((await klaster("plan restore 17.")).out).toMatch(/срок: 26 ноября в 10:00/);
    const named = ["--deadline", "28 ноября", "--responsible", "директора школ"];
    const added = await json(["plan", "add", "Семинар", ...named, "--json"]);
    expect(added).toMatchObject({ number: "24", title: "Семинар", occurrences: [{ dueOn: "2019-11-28" }] });
    const edit = [
      "--title",
      "Смотр",
      "--place",
      "",
      "--responsible",
      "Совет, Малинина Ю.А.",
      "--number",
      "18а",
    ];
    const edited = await klaster(["plan", "edit", "17", ...edit]);
    expect(edited.out).toMatch(/18а +Смотр\n[^]*отвечают: член Совета; Малинина Ю\.А\./);
    expect(edited.out).not.toMatch(/место/);
    const history = await klaster("plan history 18а");
    expect(history.out).toMatch(
      /№18а\. Смотр[^]*командная строка\nРаньше называлось[^]*Отмена снята[^]*Карантин[^]*Срок стал: 26 ноября/,
    );
    // Nobody has joined: nobody is told.
    expect(looksInto((db) => db.select().from(outbox).all())).toEqual([]);
  });

  test.each([
    [["plan", "move", "99", "26 ноября"], 1, /номером «99» в плане нет/],
    [["plan", "move", "17", "абракадабра"], 1, /Ничего не изменено/],
    [["plan", "cancel", "17", "--cluster", "Нет"], 1, /Нет/],
    [["plan", "move", "17"], 2, /Не хватает аргумента/],
    [["plan", "add", " "], 2, /Назовите мероприятие/],
    [["plan", "edit", "17"], 2, /Назовите, что изменить/],
    [["plan", "edit", "17", "--title", " "], 2, /Назовите мероприятие/],
    [["plan", "edit", "99", "--place", "ДК"], 1, /номером «99» в плане нет/],
    [["plan", "history", "99"], 1, /номером «99» в плане нет/],
  ])("%s", async (words, expected, complaint) => {
    const { code, err } = await klaster(words);
    expect(code).toBe(expected);
    expect(err).toMatch(complaint);
  });
});

describe("plan check", () => {
  test("says what it understood, the doubts first, and stores nothing", async () => {
    const { code, out, err } = await klaster(["plan", "check", PLAN]);
    expect([code, err]).toEqual([0, ""]);
    expect(out).toContain("22 мероприятия, 6 школ");
    expect(out.indexOf("СОМНЕНИЯ")).toBeLessThan(out.indexOf("МЕРОПРИЯТИЯ"));
    expect(out).toContain("директор не назван");
    expect(out).toContain("срок: сентябрь → отрезок: 01.09.2019–30.09.2019");
    expect(Math.max(...out.split("\n").map((line) => line.length))).toBeLessThanOrEqual(80);
    await expect(klaster("plan show")).resolves.toMatchObject({ code: 1 });
  });

  test("--json prints the shape that others read", async () => {
    expect(await json(["plan", "check", PLAN, "--json"])).toMatchObject({
      cluster: { name: "Заречненский образовательный кластер" },
      period: { from: "2019-07-01", to: "2019-12-31" },
      organisations: expect.arrayContaining([
        expect.objectContaining({
          number: 3,
          shortName: "МКОУ СОШ п. Рассвет",
          kind: "school",
          topGrade: 11,
        }),
      ]),
      people: expect.arrayContaining([
        expect.objectContaining({ name: "Ветрова М.И.", offices: ["chair", "director", "council"] }),
      ]),
      events: expect.arrayContaining([
        expect.objectContaining({
          number: "1",
          deadline: expect.objectContaining({
            kind: "window",
            occurrences: [{ from: "2019-09-01", to: "2019-09-30" }],
          }),
          responsible: expect.objectContaining({ parties: expect.any(Array), unresolved: [] }),
        }),
      ]),
      problems: expect.arrayContaining([expect.objectContaining({ code: "number-gap" })]),
    });
  });

  test("--period says for what time it is", async () => {
    const reading = await json(["plan", "check", PLAN, "--period", "2020-07/2020-12", "--json"]);
    expect(reading).toMatchObject({ period: { from: "2020-07-01", to: "2020-12-31" } });
  });

  test.each([
    ["nowhere.docx", null, "такого файла нет"],
    ["empty.docx", "", "пуст"],
    ["broken.docx", "PK\u0003\u0004 and nothing else", ""],
    ["page.txt", "Просто письмо без таблицы.", ""],
  ])("%s is refused with what to do", async (name, content, said) => {
    if (content !== null) writeFileSync(path(name), content);
    const { code, out, err } = await klaster(["plan", "check", path(name)]);
    // A letter without a table is either no plan at all or one with nothing in it: both are told.
    expect(code === 1 ? err : out).toMatch(/[а-я]{4,}/);
    expect(err + out).toContain(said);
    expect(err).not.toContain("Непредвиденная");
  });
});

describe("plan deadline", () => {
  test("an answer a line for every argument", async () => {
    const { out } = await klaster([
      "plan",
      "deadline",
      "сентябрь",
      "по запросу",
      "--period",
      "2019-07..2019-12",
      "--json",
    ]);
    expect(
      out
        .trimEnd()
        .split("\n")
        .map((line) => JSON.parse(line)),
    ).toMatchObject([
      {
        text: "сентябрь",
        kind: "window",
        occurrences: [{ from: "2019-09-01", to: "2019-09-30" }],
        every: null,
      },
      { text: "по запросу", kind: "onRequest", occurrences: [] },
    ]);
  });

  test("of standard input, in whatever pieces it comes, with a period of a line's own", async () => {
    const text = "сентябрь\r\n\nоктябрь\t2020-07..2020-12\nноябрь";
    const bytes = new TextEncoder().encode(text);
    const { out } = await klaster(["plan", "deadline", "-", "--period", "2019-07..2019-12", "--json"], {
      // Cut in the middle of a letter.
      stdin: [bytes.slice(0, 3), bytes.slice(3, 20), bytes.slice(20)],
    });
    const answers = out
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line) as { text: string; occurrences: { from: string }[] });
    expect(answers.map(({ text, occurrences }) => [text, occurrences[0]?.from])).toEqual([
      ["сентябрь", "2019-09-01"],
      ["", undefined],
      ["октябрь", "2020-10-01"],
      ["ноябрь", "2019-11-01"],
    ]);
  });

  test("a period that is none is told with its line", async () => {
    const { code, err } = await klaster("plan deadline -", { stdin: ["сентябрь\nоктябрь\tосень\n"] });
    expect(code).toBe(2);
    expect(err).toContain("Строка 2");
  });
});

describe("invite --chair on nothing", () => {
  const rows = (table: string): unknown[] => {
    const open = openDb(path("klaster.db"));
    try {
      return open.sqlite.prepare(`SELECT name FROM ${table} ORDER BY id`).pluck().all();
    } finally {
      open.close();
    }
  };

  test("begins a cluster with a chair; again gives her a new link; the plan names the cluster", async () => {
    expect(await json("invite --chair --json")).toMatchObject({ person: "Председатель" });
    expect(await json("invite --chair --json")).toMatchObject({ person: "Председатель" });
    expect([rows("clusters"), rows("people")]).toEqual([["Кластер"], ["Председатель"]]);
    expect((await klaster("plan show")).out).toContain("действующего плана нет");
    expect(await json("invite --chair Иванова А.П. --json")).toMatchObject({ person: "Иванова А.П." });
    expect(rows("people")).toEqual(["Иванова А.П."]);
    expect((await klaster("invite --chair Петрова Б.В.")).err).toContain("Председатель уже есть");
    expect(await klaster(["plan", "import", PLAN])).toMatchObject({ code: 0 });
    expect(rows("clusters")).toEqual(["Заречненский образовательный кластер"]);
  });

  test("with her name; a name that is none makes nothing", async () => {
    const refused = await klaster("invite --chair Ivanova");
    expect([refused.code, refused.err]).toEqual([1, expect.stringContaining("латинские")]);
    expect((await klaster("plan show")).err).toContain("invite --chair");
    expect(await json("invite --chair Иванова Анна Павловна --json")).toMatchObject({
      person: "Иванова А.П.",
    });
  });

  test("nobody else is invited into nothing", async () => {
    const { code, err } = await klaster("invite Иванова");
    expect([code, err]).toEqual([1, expect.stringContaining("ещё не создана")]);
  });
});

describe("with a stored plan", () => {
  beforeEach(async () => {
    const { code, err } = await klaster(["plan", "import", PLAN]);
    if (code !== 0) throw new Error(err);
  });

  test("import says what was stored and what comes next; the same file again changes nothing", async () => {
    const again = await klaster(["plan", "import", PLAN]);
    expect(again).toMatchObject({ code: 1, out: "" });
    expect(again.err).toContain("Ничего не изменено");
    expect(looksInto((db) => db.select().from(plans).all())).toHaveLength(1);
  });

  describe("a newer file of the plan", () => {
    const eventsNow = () =>
      looksInto((db) => db.select().from(events).orderBy(events.position).all()).map(
        ({ number, title, deadline, cancelledAt }) => ({ number, title, due: deadline.text, cancelledAt }),
      );
    const numbered = (number: string) => eventsNow().find((one) => one.number === number);

    beforeEach(() => {
      const text = readFileSync(PLAN, "utf8")
        .replace("21 ноября", "28 ноября")
        .replace("Литературная гостиная", "Большая литературная гостиная")
        .replace(/\t13\n[^]*?(?=\t14\n)/, "");
      writeFileSync(path("newer.txt"), text);
    });

    test("its doubts are told with its changes", async () => {
      const text = readFileSync(PLAN, "utf8").replace("\t21 ноября", "\tкогда-нибудь");
      writeFileSync(path("doubtful.txt"), text);
      const { out } = await klaster(["plan", "diff", path("doubtful.txt")]);
      expect(out).toMatch(/1\. №16[^]*СОМНЕНИЯ\n +№16: срок «когда-нибудь»/);
    });

    test("is compared, and changes nothing until it is told what", async () => {
      const { code, out } = await klaster(["plan", "diff", path("newer.txt")]);
      expect(code).toBe(0);
      expect(out).toMatch(
        /ДРУГОЙ СРОК\n +1\. №16[^]*«21 ноября» → «28 ноября»[^]*2\. №23[^]*ИСКЛЮЧЕНЫ[^]*3\. №13/,
      );
      expect(await json(`plan diff ${path("newer.txt")} --json`)).toMatchObject({
        changes: [
          {
            change: 1,
            kind: "changed",
            fields: [{ field: "deadline", now: "21 ноября", file: "28 ноября" }],
          },
          { change: 2, event: { number: "23" } },
          { change: 3, kind: "dropped" },
        ],
      });
      const asked = await klaster(["plan", "import", path("newer.txt")]);
      expect(asked).toMatchObject({ code: 1, out: expect.stringContaining("28 ноября") });
      expect(asked.err).toMatch(/--replace[^]*--changes/);
      expect(numbered("16")?.due).toBe("21 ноября");
    });

    test("changes the plan as far as it is told to, and then says nothing new", async () => {
      const some = await klaster(["plan", "import", path("newer.txt"), "--changes", "1, 3-3"]);
      expect(some).toMatchObject({
        code: 0,
        out: expect.stringMatching(/Принято: 2\. Оставлено как было: 1\./),
      });
      expect(numbered("16")?.due).toBe("28 ноября");
      expect(numbered("13")?.cancelledAt).not.toBeNull();
      expect(numbered("23")?.title).toMatch(/^Литературная/);
      expect(await klaster(["plan", "import", path("newer.txt"), "--replace"])).toMatchObject({ code: 0 });
      expect(numbered("23")?.title).toMatch(/^Большая/);
      expect((await klaster(["plan", "diff", path("newer.txt")])).out).toContain("Изменений нет");
      expect((await klaster(["plan", "import", path("newer.txt"), "--replace"])).out).toContain(
        "Изменений нет",
      );
      expect(looksInto((db) => db.select().from(plans).all())).toMatchObject([
        { state: "running", fileName: "newer.txt" },
      ]);
    });

    test.each(["0", "2-1", "4", "1,9", "все", ""])("refuses --changes «%s»", async (words) => {
      expect(await klaster(["plan", "import", path("newer.txt"), "--changes", words])).toMatchObject({
        code: 2,
      });
      expect(numbered("16")?.due).toBe("21 ноября");
    });

    test("takes --replace or --changes, and compares only with a plan of the same time", async () => {
      const both = ["plan", "import", path("newer.txt"), "--changes", "1", "--replace"];
      expect(await klaster(both)).toMatchObject({ code: 2 });
      const other = await klaster(["plan", "diff", path("newer.txt"), "--period", "2020-01..2020-06"]);
      expect(other).toMatchObject({ code: 1, err: expect.stringContaining("сравнивать не с чем") });
    });
  });

  test("show", async () => {
    const { out } = await klaster("plan show");
    expect(out).toContain("21 ноября");
    expect(Math.max(...out.split("\n").map((line) => line.length))).toBeLessThanOrEqual(80);
    expect(await json("plan show --json")).toMatchObject({
      clusters: [{ cluster: { name: "Заречненский образовательный кластер" }, plan: { from: "2019-07-01" } }],
    });
  });

  test("export next-plan: a Word file that reads as the next half-year's plan", async () => {
    const { code, out } = await klaster(["export", "next-plan", "--out", path("next.docx")]);
    expect({ code, out }).toEqual({ code: 0, out: `Записано: ${path("next.docx")}\n` });
    expect(await json(["plan", "check", path("next.docx"), "--json"])).toMatchObject({
      period: { from: "2020-01-01", to: "2020-06-30" },
    });
    expect(await klaster("export next-plan --out /no/such/folder/next.docx")).toMatchObject({
      code: 1,
      out: "",
    });
    expect(await klaster(["export", "next-plan", "--out", path("x"), "--cluster", "Лесной"])).toMatchObject({
      code: 1,
      err: "Кластера «Лесной» нет.\n",
    });
    expect(await klaster("export next-plan")).toMatchObject({ code: 2 });
  });

  test("export timeline, export grid: pictures, as many as they need", async () => {
    const { code, out } = await klaster(["export", "timeline", "--dark", "--out", path("plan.png")]);
    expect({ code, out }).toEqual({ code: 0, out: `Записано: ${path("plan.png")}\n` });
    expect(readFileSync(path("plan.png")).subarray(1, 4).toString()).toBe("PNG");
    expect(await klaster(["export", "grid", "--out", path("grid.png")])).toMatchObject({ code: 0 });
    expect(readFileSync(path("grid.png")).subarray(1, 4).toString()).toBe("PNG");
    expect(await klaster(["export", "grid", "--form", "x", "--out", path("x.png")])).toMatchObject({
      code: 1,
    });
    expect(await klaster(["export", "timeline", "--out", path("plan.jpg")])).toMatchObject({ code: 2 });
  });

  test("export calendar: the plan's or one person's, the same entries at every run", async () => {
    const read = async (...words: string[]): Promise<string[]> => {
      const said = await klaster(["export", "calendar", "--out", path("plan.ics"), ...words]);
      expect(said).toMatchObject({ code: 0 });
      return readFileSync(path("plan.ics"), "utf8").match(/^UID:.*$/gm) ?? [];
    };
    const whole = await read();
    expect(whole.length).toBeGreaterThan(20);
    expect(await read()).toEqual(whole);
    const own = await read("--person", "директор Рассвет");
    expect(own.length).toBeGreaterThan(0);
    expect(own.every((uid) => whole.includes(uid))).toBe(true);
    expect(
      await klaster(["export", "calendar", "--out", path("x.ics"), "--person", "Никто Н.Н."]),
    ).toMatchObject({
      code: 1,
    });
    expect(await klaster(["export", "calendar", "--out", path("x.txt")])).toMatchObject({ code: 2 });
  });

  test("export monitoring: a workbook or CSV, by the file's ending", async () => {
    for (const name of ["october.xlsx", "october.csv"]) {
      const { code, out } = await klaster([
        "export",
        "monitoring",
        "--month",
        "2019-10",
        "--out",
        path(name),
      ]);
      expect({ code, out }).toEqual({ code: 0, out: `Записано: ${path(name)}\n` });
    }
    expect(readFileSync(path("october.csv"), "utf8")).toContain("2019-10;");
    expect(readFileSync(path("october.xlsx")).subarray(0, 2).toString()).toBe("PK");
    const year = ["export", "year", "--out", path("year.docx"), "--year"];
    expect(await klaster([...year, "2019-2020"])).toMatchObject({ code: 0 });
    expect(readFileSync(path("year.docx")).subarray(0, 2).toString()).toBe("PK");
    expect(await klaster([...year, "2019-2021"])).toMatchObject({ code: 2 });
    const refused = async (month: string, out: string) =>
      klaster(["export", "monitoring", "--month", month, "--out", path(out)]);
    expect(await refused("2019-10", "october.pdf")).toMatchObject({ code: 2 });
    expect(await refused("2019-10", "october.png")).toMatchObject({
      code: 1,
      err: "Цифр за октябрь 2019 года пока нет: рисовать нечего.\n",
    });
    expect(await refused("октябрь", "october.csv")).toMatchObject({ code: 2 });
    expect(await refused("2030-01", "x.csv")).toMatchObject({
      code: 1,
      err: "Месяц 2030-01 ещё не начался.\n",
    });
    expect(
      await klaster([..."export monitoring --month 2019-10 --form x --out".split(" "), path("x.csv")]),
    ).toMatchObject({ code: 1, err: "Такой формы нет. Есть: employment.\n" });
  });

  test("export plan, agenda and note: by the file's ending; what cannot be is told", async () => {
    for (const name of ["report.docx", "plan.xlsx"]) {
      expect(await klaster(["export", "plan", "--out", path(name)])).toMatchObject({ code: 0 });
      expect(readFileSync(path(name)).subarray(0, 2).toString()).toBe("PK");
    }
    const agenda = ["export", "agenda", "--out", path("agenda.docx")];
    expect(await json([...agenda, "--event", "2", "--json"])).toMatchObject({
      event: "2",
      day: "2019-08-31",
    });
    expect(await klaster([...agenda, "--event", "3"])).toMatchObject({
      code: 1,
      err: "Такого заседания нет. Есть: №2 (31 августа 2019 года), №7 (30 сентября 2019 года).\n",
    });
    const note = ["export", "note", "--out", path("note.docx"), "--month"];
    expect(await klaster([...note, "2019-10"])).toMatchObject({
      code: 0,
      out: `Записано: ${path("note.docx")}\n`,
    });
    expect(await klaster([...note, "2030-01"])).toMatchObject({ code: 1 });
    expect(await klaster([...note, "октябрь"])).toMatchObject({ code: 2 });
    expect(await klaster(["export", "plan", "--out", path("report.pdf")])).toMatchObject({ code: 2 });
    expect(await klaster([...agenda, "--month", "13"])).toMatchObject({ code: 2 });
  });

  test("preview: who would be told what, and why", async () => {
    const rows = await json("preview --from 2019-11-18 --to 2019-11-18 --json");
    expect(rows).toContainEqual(
      expect.objectContaining({
        day: "2019-11-18",
        person: expect.any(String),
        items: expect.arrayContaining([
          expect.objectContaining({ dueOn: "2019-11-25", why: "за 5 рабочих дней" }),
        ]),
      }),
    );
    const { out } = await klaster("preview --from 2019-11-18 --to 2019-11-18");
    expect(out).toContain("18 ноября 2019 года");
    // Looking ahead sends and keeps nothing.
    expect(await klaster("preview --from 2019-11-18 --to 2019-11-18")).toMatchObject({ out });
  });

  test("invite --chair gives a link that works, once for each person", async () => {
    looksInto((db) => setInstallation(db, "botUsername", "zarechny_bot"));
    const first = (await json("invite --chair --json")) as Record<string, string>;
    expect(first).toEqual({
      person: "Ветрова М.И.",
      token: expect.stringMatching(/^[\w-]{22}$/),
      link: `https://t.me/zarechny_bot?start=${first["token"]}`,
      expiresAt: "2019-12-02T05:00:00.000Z",
    });
    const now = "2019-11-18T05:01:00.000Z";
    expect(looksInto((db) => findInvite(db, first["token"] ?? "", now))).toMatchObject({ state: "open" });
    const second = await klaster("invite Ветрова");
    expect(second.out).toContain("https://t.me/zarechny_bot?start=");
    expect(looksInto((db) => findInvite(db, first["token"] ?? "", now))).toMatchObject({ state: "revoked" });
  });

  test("the bot's name is asked of Telegram where nobody knows it; without it the token is told", async () => {
    expect(await json("invite --chair --json")).toMatchObject({ link: null });
    const env = { BOT_TOKEN: "123456:test" };
    const silent = () => Promise.reject(new Error("no network"));
    expect(await json("invite --chair --json", { env, fetch: silent })).toMatchObject({ link: null });
    const asked: string[] = [];
    const answers: typeof fetch = (input) => {
      asked.push(input instanceof Request ? input.url : String(input));
      return Promise.resolve(Response.json({ ok: true, result: { username: "found_bot" } }));
    };
    expect(await json("invite --chair --json", { env, fetch: answers })).toMatchObject({
      link: expect.stringContaining("t.me/found_bot?start="),
    });
    expect(asked).toEqual(["https://api.telegram.org/bot123456:test/getMe"]);
  });

  test("whom the words do not tell is asked about, and nobody is invited", async () => {
    const several = await klaster("invite директор");
    expect(several.code).toBe(1);
    expect(several.err).toMatch(/уточните[\s\S]*Дятлов С\.В\.[\s\S]*Орлова Л\.К\./);
    const nobody = await klaster("invite Несуществующий");
    expect(nobody.code).toBe(1);
    expect(nobody.err).toContain("Не нашлось");
    const taken = await klaster("invite --chair Новикова Д.Е.");
    expect(taken.err).toContain("Председатель уже есть");
    expect(looksInto((db) => db.select().from(invites).all())).toEqual([]);
  });

  test("backup beside a running bot, restore only without it", async () => {
    const lock = takeInstanceLock(path("klaster.db"));
    expect(await klaster(["backup", path("copy.db")])).toMatchObject({ code: 0, err: "" });
    const refused = await klaster(["restore", path("copy.db")]);
    expect(refused.code).toBe(1);
    expect(refused.err).toContain("Остановите");
    lock?.release();

    looksInto((db) => db.delete(plans).run());
    expect(await klaster(["restore", path("copy.db")])).toMatchObject({ code: 0, err: "" });
    expect(looksInto((db) => db.select().from(plans).all())).toHaveLength(1);
    for (const words of [
      ["restore", path("nowhere.db")],
      ["restore", "README.md"],
      ["backup", path("no/such/folder.db")],
      ["backup", path("klaster.db")],
    ]) {
      const { code, err } = await klaster(words);
      expect([words, code]).toEqual([words, 1]);
      expect(err).not.toContain("Непредвиденная");
    }
  });

  test("doctor tells what is well, and fails where something is not", async () => {
    const healthy = await klaster("doctor --json");
    expect([healthy.code, healthy.err]).toEqual([0, ""]);
    const { checks } = JSON.parse(healthy.out) as { checks: { name: string; health: string }[] };
    expect(Object.fromEntries(checks.map(({ name, health }) => [name, health]))).toMatchObject({
      environment: "good",
      database: "good",
      migrations: "good",
      outbox: "good",
      inbox: "good",
      plans: "good",
      people: "doubtful",
    });

    writeFileSync(path("klaster.db"), "not a database at all, and long enough to be read as one".repeat(100));
    const ill = await klaster("doctor");
    expect(ill.code).toBe(1);
    expect(ill.out).toMatch(/База +ошибка/);
    const blind = await klaster("doctor", { env: { WEB_PORT: "x" } });
    expect(blind).toMatchObject({ code: 1, out: expect.stringContaining("WEB_PORT") });
  });

  test.each([
    [
      "knows the token",
      { ok: true, result: { id: 1, is_bot: true, username: "klaster_bot" } },
      /Telegram +в порядке +отвечает, бот @klaster_bot/,
    ],
    [
      "refuses the token",
      { ok: false, error_code: 401, description: "Unauthorized" },
      /Telegram +ошибка +токен не принят/,
    ],
    [
      "is out of order",
      { ok: false, error_code: 500, description: "Internal" },
      /Telegram +ошибка +не отвечает: ошибка на его стороне \(500\)/,
    ],
    ["is not there", null, /Telegram +ошибка +не отвечает: в соединении отказано \(ECONNREFUSED\)/],
  ])("doctor asks Telegram, which %s", async (_, answer, line) => {
    const server = await listen(new Hono().all("*", (c) => c.json(answer)));
    if (answer === null) await server.close();
    const { code, out } = await klaster("doctor", {
      env: { BOT_TOKEN: "42:doctor", TELEGRAM_API_ROOT: server.url },
    });
    if (answer !== null) await server.close();
    expect(out).toMatch(line);
    expect(out).not.toContain("42:doctor");
    expect(code).toBe(answer?.ok === true ? 0 : 1);
  });

  test("without a token Telegram is not asked", async () => {
    const { out } = await klaster("doctor", { fetch: () => Promise.reject(new Error("asked")) });
    expect(out).not.toMatch(/^Telegram/m);
  });
});

test("a broken database is told in one sentence, without a stack", async () => {
  writeFileSync(path("klaster.db"), "not a database at all, and long enough to be read as one".repeat(100));
  const { code, err } = await klaster("plan show");
  expect(code).toBe(1);
  expect(err).toContain("klaster doctor");
  expect(err).toContain(path("klaster.db"));
  expect(err.trim().split("\n")).toHaveLength(1);
});

describe("a start that cannot be says what to mend, in a sentence", () => {
  const token = { BOT_TOKEN: "1:aaa", TELEGRAM_API_ROOT: "http://127.0.0.1:9" };

  test.each<[string, Record<string, string>]>([
    [
      "DATABASE_PATH: папку «/dev/null/db» создать не удалось",
      { ...token, DATABASE_PATH: "/dev/null/db/k.db" },
    ],
    ["DATABASE_PATH: папку «/dev/null/db» создать не удалось", { DATABASE_PATH: "/dev/null/db/k.db" }],
    ["WEB_HOST: по адресу «203.0.113.5» принимать запросы нельзя", { ...token, WEB_HOST: "203.0.113.5" }],
  ])("%s", async (said, env) => {
    const { code, err } = await klaster("run", { env });
    expect([code, err]).toEqual([1, expect.stringContaining(said)]);
    expect(err).not.toMatch(/Непредвиденная/);
  });

  test("the sandbox's own database is broken", async () => {
    writeFileSync(path("sandbox.db"), "not a database at all".repeat(100));
    const { code, err } = await klaster("run");
    expect([code, err]).toEqual([1, expect.stringContaining(`${path("sandbox.db")}: SQLITE_NOTADB`)]);
  });
});

test("where the plan names no chair, one can be appointed", async () => {
  const named = readFileSync(PLAN, "utf8").replaceAll(/, председатель Координационного Совета кластера/g, "");
  writeFileSync(path("plan.txt"), named.replace(/^[\s\S]*?План\n/, "План\n"));
  await klaster(["plan", "import", path("plan.txt")]);
  const nobody = await klaster("invite --chair");
  expect(nobody.err).toContain("klaster invite --chair Фамилия");
  expect(await klaster("invite --chair Никто")).toMatchObject({ code: 1 });
  expect(await json("invite --chair --json новикова д.е.")).toMatchObject({ person: "Новикова Д.Е." });
  expect(await json("invite --chair --json")).toMatchObject({ person: "Новикова Д.Е." });
});

describe("form check", () => {
  const FORM = "data/forms/employment.yaml";
  const changed = (from: string, to: string): string => {
    writeFileSync(path("form.yaml"), readFileSync(FORM, "utf8").replace(from, to));
    return path("form.yaml");
  };

  test("shows the questions grade by grade and the rules in words; stores nothing", async () => {
    const { code, out, err } = await klaster(["form", "check", FORM]);
    expect([code, err]).toEqual([0, ""]);
    expect(out).toMatch(/9 КЛАСС[^]*Сколько всего выпускников\?[^]*11 КЛАСС[^]*ПРАВИЛА[^]*Переспросит, если/);
    expect(Math.max(...out.split("\n").map((line) => line.length))).toBeLessThanOrEqual(80);
    expect(existsSync(path("klaster.db"))).toBe(false);
  });

  test("names every problem with its line", async () => {
    const file = changed("study: spo_region", "study: spo_regoin");
    const { code, out, err } = await klaster(["form", "check", file]);
    expect([code, out]).toEqual([1, ""]);
    expect(err).toMatch(/^form\.yaml: строка \d+: показатель spo_regoin не определён\n/);
    await expect(klaster(["form", "check", path("none.yaml")])).resolves.toMatchObject({
      code: 1,
      err: expect.stringContaining("такого файла нет"),
    });
    await expect(klaster("form check")).resolves.toMatchObject({ code: 2 });
  });

  test("--json prints the form, or its problems", async () => {
    await expect(json(["form", "check", FORM, "--json"])).resolves.toMatchObject({
      form: { code: "employment", version: 1, grades: [{ grade: 9 }, { grade: 11 }] },
      problems: [],
    });
    const { code, out } = await klaster(["form", "check", changed("dueDay: 25", "dueDay: 31"), "--json"]);
    expect(code).toBe(1);
    expect(JSON.parse(out)).toEqual({
      form: null,
      problems: [expect.stringMatching(/^строка \d+: «dueDay»/)],
    });
  });
});

describe("where there are several clusters", () => {
  beforeEach(async () => {
    const other = path("other.txt");
    writeFileSync(other, readFileSync(PLAN, "utf8").replaceAll("Заречн", "Озёрн"));
    for (const file of [PLAN, other]) await klaster(["plan", "import", file]);
  });

  test("a command takes the one that is named, and says when it has to be", async () => {
    const shown = (await json("plan show --cluster озёрн --json")) as { clusters: unknown[] };
    expect(shown.clusters).toHaveLength(1);
    expect(((await json("plan show --json")) as { clusters: unknown[] }).clusters).toHaveLength(2);
    const which = await klaster("invite Лебедева");
    expect(which.code).toBe(1);
    expect(which.err).toMatch(/уточните \(кластер: --cluster имя\)/);
    expect(await json("invite Лебедева --cluster Озёрн --json")).toMatchObject({ person: "Лебедева А.П." });
    expect((await klaster("invite --chair Иванова А.П.")).err).toContain("--cluster имя");
    expect(await json("invite --chair --cluster Озёрн --json")).toMatchObject({ person: "Ветрова М.И." });
    expect((await klaster("invite Лебедева --cluster Лесной")).err).toContain("Кластера «Лесной» нет");
  });

  test("a preview is of the named one", async () => {
    const days = "--from 2019-11-18 --to 2019-11-22 --json";
    const all = (await json(`preview ${days}`)) as { clusterId: number }[];
    const one = (await json(`preview --cluster Озёрн ${days}`)) as { clusterId: number }[];
    expect(new Set(all.map(({ clusterId }) => clusterId)).size).toBe(2);
    expect(new Set(one.map(({ clusterId }) => clusterId)).size).toBe(1);
    expect(one.length).toBeLessThan(all.length);
  });

  test("a preview has the groups' weeks, one a week, and doctor names a chair who hears nothing", async () => {
    const cluster = looksInto((db) => {
      const [chair] = db.select().from(people).where(eq(people.name, "Ветрова М.И.")).all();
      if (chair === undefined) throw new Error("no chair");
      db.update(people)
        .set({ chatId: 5, reach: "blocked", joinedAt: "x" })
        .where(eq(people.id, chair.id))
        .run();
      const group = { clusterId: chair.clusterId, chatId: -5, title: "Совет", weekday: 1 };
      const at = "2019-11-01T06:00:00.000Z";
      db.insert(groupChats)
        .values({ ...group, addedAt: at, confirmedAt: at })
        .run();
      return chair.clusterId;
    });
    const rows = (await json("preview --from 2019-11-18 --to 2019-12-01 --json")) as Record<
      string,
      unknown
    >[];
    expect(rows.filter(({ group }) => group === "Совет").map(({ day }) => day)).toEqual([
      "2019-11-18",
      "2019-11-25",
    ]);
    expect((await klaster("preview --from 2019-11-18 --to 2019-11-18")).out).toMatch(
      /18 ноября 2019 года, в группу «Совет»\n {2}План на неделю: 18–24 ноября\n/,
    );
    expect(cluster).toBe(1);
    expect((await klaster("doctor")).out.replaceAll(/\s+/g, " ")).toMatch(
      /председателю \(Ветрова М\.И\.\) бот не пишет/,
    );
  });
});
