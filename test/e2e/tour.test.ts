import { afterEach, expect, test } from "vitest";
import { issueInvite } from "../../src/people/invite-store.ts";
import { tourIsChairs } from "../../src/people/tour-texts.ts";
import { instant } from "../../src/calendar/instant.ts";
import { asWord, castText } from "../support/cast-word.ts";
import type { ChatPerson } from "../support/chat.ts";
import { joins } from "../support/people-taps.ts";
import { startStory, type Story } from "../support/story.ts";

/* A new chair's first steps: from the link she was given to the plan running and everyone in the bot. */

let story: Story;
afterEach(() => story.end());

/** The links in the messages that came since the last step, by whose they are. */
function linksIn(chair: ChatPerson): Map<string, string> {
  const links = new Map<string, string>();
  for (const { text } of chair.looks()) {
    for (const [, name = "", token = ""] of text.matchAll(
      /\n([А-ЯЁ][^\n,:]+)(?:, [^\n]+)?:\n\S+\?start=([A-Za-z0-9_-]{22})/g,
    ))
      links.set(name, token);
  }
  return links;
}

async function settlesAll(chair: ChatPerson): Promise<void> {
  for (let turn = 0; turn < 60; turn++) {
    const buttons = chair.last.buttons.flat().map(({ text }) => text);
    if (buttons.some((text) => text.startsWith("Запустить план"))) return;
    const [next] = ["Оставить все остальные", "Это я", "К плану", "Да", "Оставить как есть"].flatMap(
      (wanted) => buttons.filter((text) => text.startsWith(wanted)),
    );
    await chair.taps(next ?? buttons[0] ?? "");
  }
  throw new Error(`not settled:\n${chair.last.text}`);
}

test("stranger, chair, plan, all invited, all joined", async () => {
  story = await startStory({ now: "2019-08-20T10:00", from: { chair: null }, joined: [] });
  const { open, cluster, cast } = story;
  const vera = cast.person(900, "Вера");
  await vera.sends("/help");
  vera.sees(/\/start «Начать»[^]*\[Начать\]\n\[Персональные данные\]/);
  const [row] = open.sqlite.prepare("SELECT id FROM people").all() as { id: number }[];
  const { token } = issueInvite(open.db, {
    clusterId: cluster.id,
    personId: row?.id ?? 0,
    createdBy: null,
    now: instant(story.now()),
  });
  await joins(vera, token);
  vera.sees(/Шаг 1 из 4\. Как Вас записать/);
  await story.restart();
  await vera.sends("Ветрова М.И.");
  vera.sees(/Шаг 2 из 4\. Пришлите файл плана[^]*Продолжить знакомство/);
  await vera.taps("Продолжить знакомство");
  vera.sees(/✓ Ваше имя записано\n2\. Прислать файл плана/);

  await vera.sendsFile("план.docx", asWord(castText()));
  // Left, and come back to.
  await vera.sends("/start");
  await vera.sends("/help");
  vera.sees(/Чаще всего[^]*Продолжить знакомство/);
  await vera.taps("Продолжить знакомство");
  vera.sees(/Шаг 3 из 4/);
  await vera.taps("Продолжить разбор плана");
  await settlesAll(vera);
  await vera.taps("Запустить план");
  vera.sees(/План запущен/);

  await vera.sends("/start");
  vera.sees(/Знакомство не окончено: шаг 4 из 4/);
  await story.restart();
  await vera.taps("Продолжить знакомство");
  vera.sees(/✓ План запущен\n4\. Пригласить людей[^]*В боте: 1 из \d+\.[^]*– п\. Рассвет: Дятлов С\.В\./);
  await vera.taps("Приглашения всем");
  const first = linksIn(vera);
  while (vera.last.buttons.flat().some(({ text }) => text.startsWith("Ещё приглашения"))) {
    await vera.taps("Ещё приглашения");
    for (const [name, link] of linksIn(vera)) first.set(name, link);
  }
  const out = open.sqlite
    .prepare("SELECT count(*) AS n FROM people WHERE chat_id IS NULL AND forgotten_at IS NULL")
    .get() as { n: number };
  expect(first.size).toBe(out.n);
  await vera.sends("/start");
  vera.seesNo(/Знакомство не окончено/);

  let chat = 1000;
  const last = [...first].at(-1);
  for (const [name, link] of first) {
    if (name === last?.[0]) continue;
    await joins(cast.person((chat += 1), name), link);
  }
  await vera.forges("p:tour");
  vera.sees(/Приглашения выданы[^]*Ещё не вошли:/);
  vera.seesNo(/Все в сборе/);
  await joins(cast.person(2000, last?.[0] ?? ""), last?.[1] ?? "");
  vera.sees(/Все в сборе\nВ боте \d+ человек/);
  await vera.forges("p:tour");
  vera.sees(/Знакомство окончено[^]*Всё готово: план работает, все в боте/);
  await vera.taps("Сводка");
  expect(vera.last.text).toMatch(/План/);
});

test("a link that has run out is offered anew, and the tour is nobody's but the chair's", async () => {
  story = await startStory({ now: "2019-10-07T12:00", joined: ["chair", "director"] });
  const { chair } = story;
  const director = story.who("director", "Рассвет");
  for (const data of ["p:tour", "p:tourinv", "p:tourinv:anew:0"]) {
    await director.forges(data);
    expect(director.answer?.text).toBe(tourIsChairs);
  }
  await chair.sends("/help");
  await chair.taps("Продолжить знакомство");
  await chair.taps("Приглашения всем");
  const before = linksIn(chair);
  expect(before.size).toBeGreaterThan(0);
  await chair.forges("p:tour");
  chair.sees(/Приглашения выданы/);
  await chair.taps("Новые приглашения всем");
  const after = linksIn(chair);
  expect([...after.keys()]).toEqual([...before.keys()]);
  const [[name, old]] = [...before] as [[string, string]];
  const someone = story.cast.person(1500, name);
  await someone.sends(`/start ${old}`);
  someone.sees(/отменено/);
  await story.sleepTo("2019-10-22T12:00");
  await chair.sends("/start");
  chair.sees(/шаг 4 из 4/);
  await chair.forges("p:tourinv:anew:-1");
  await chair.forges("p:tourinv:anew:x");
  expect(chair.answer?.text).toMatch(/не действует/);
});

test("a button of a command does what the command does, for whoever may", async () => {
  story = await startStory({ now: "2019-10-07T12:00", joined: ["director"] });
  const director = story.who("director", "Рассвет");
  await director.sends("/help");
  director.sees(/Чаще всего[^]*\[Мои мероприятия\]\n\[Сдать мониторинг\]\n\[Сводка\]/);
  await director.taps("Сводка");
  expect(director.last.text).toMatch(/Рассвет/);
  await director.forges("do:journal");
  expect(director.last.text).toMatch(/Журнал читает председатель/);
  await director.forges("do:nothing");
  expect(director.answer?.text).toMatch(/не действует/);
});
