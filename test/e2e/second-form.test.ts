import { readFileSync } from "node:fs";
import { afterEach, describe, expect, test } from "vitest";
import { shippedForms } from "../../src/cluster-forms.ts";
import { readForm } from "../../src/monitoring/form-file.ts";
import { asVersions } from "../../src/monitoring/form-versions.ts";
import { submissionOf } from "../../src/monitoring/submission-store.ts";
import { startStory, type Story } from "../support/story.ts";

let story: Story | undefined;
afterEach(async () => {
  await story?.end();
  story = undefined;
});

const second = readForm(readFileSync("test/monitoring/ped-class.yaml", "utf8"), "ped-class.yaml");

/** The project's form and another, which the plan names as well. */
const twoForms = (now: string): Promise<Story> =>
  startStory({
    now,
    forms: asVersions([...shippedForms().values()].flat().concat(second)),
    planText: (text) =>
      text.replace(
        /Реализация проекта «Педагогический класс»\n\tСентябрь-декабрь\n\t.*\n/,
        "Мониторинг педагогического класса\n\tежемесячно\n\tзаместители директоров школ кластера по ВР, директора школ кластера\n",
      ),
  });

describe("a second monitoring is another file", () => {
  test("reminded of, handed in, corrected and summed up beside the first", async () => {
    story = await twoForms("2019-10-03T10:12");
    const { chair } = story;
    const anna = story.who("deputy", "Ольховка");
    await story.moveTo("2019-10-14T12:00");
    anna.sees(/Просим представить мониторинг педкласса за октябрь/);

    await anna.sends("Сдать мониторинг");
    anna.sees(/Какой мониторинг\?/);
    await anna.taps("Мониторинг педагогического класса");
    anna.sees(/Мониторинг педкласса за октябрь 2019 года[^]*10 класс: сколько всего учеников педкласса\?/);
    for (const text of ["8", "5", "Остальные", "6", "6", "Таких нет"]) await anna.taps(text);
    anna.sees(/Мониторинг педкласса за октябрь[^]*Отчёт принят[^]*10 класс: всего 8/);
    const { db } = story.open;
    const handedIn = submissionOf(db, story.schoolId("Ольховка"), "ped_class", "2019-10");
    expect(handedIn?.report.figures[10]).toEqual({ pupils: 8, primary: 5, subject: 0, unknown: 3 });
    expect(submissionOf(db, story.schoolId("Ольховка"), "employment", "2019-10")).toBeNull();

    await anna.taps("Исправить");
    await anna.taps("11 класс: другой показатель");
    await anna.taps("Практика");
    await anna.sends("7");
    anna.sees(/11 класс: практику не могут пройти больше учеников \(7\), чем есть в классе \(6\)/);

    await chair.sends("Сводка");
    chair.sees(/Мониторинг педкласса за октябрь: сдали 1 из 5, срок 18\.10/);
    await chair.taps("Мониторинг педкласса за октябрь");
    chair.sees(/Мониторинг педкласса за октябрь 2019 года[^]*Ольховка: сдан/);
    await chair.sends("Сдать мониторинг");
    await chair.taps("Мониторинг педагогического класса");
    chair.sees(/Мониторинг педкласса за октябрь 2019 года[^]*Сдали 1 из/);
  });

  test("is asked only in its own months and of the schools that have its grades", async () => {
    story = await twoForms("2019-10-03T10:12");
    const { chair } = story;
    await chair.sends("Сдать мониторинг");
    await chair.taps("Мониторинг педагогического класса");
    const schools = chair.last.buttons.flat().filter(({ text }) => /: не (сдан|сдаёт)$/.test(text));
    const silent = schools.filter(({ text }) => text.endsWith("не сдаёт"));
    expect([schools.length > silent.length, silent.length > 0]).toEqual([true, true]);
    await chair.forges("m:grid:2019-10:0:nobody");
    expect(chair.answer?.text).toMatch(/кнопка больше не действует/);
  });
});
