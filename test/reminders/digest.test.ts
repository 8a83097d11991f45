import { describe, expect, test } from "vitest";
import { type DigestEntry, groupOf, layOut } from "../../src/reminders/digest.ts";
import { digestButtons } from "../../src/reminders/digest-button-texts.ts";
import { digestText } from "../../src/reminders/digest-texts.ts";
import type { Duty } from "../../src/reminders/duty.ts";
import type { Call } from "../../src/reminders/reminder.ts";
import { dated, figures, sampleDuty, sampleNames } from "./sample-duty.ts";

const own = (duty: Duty): DigestEntry => ({ duty, about: "own", calls: [] });
/** The reader answers for nothing of it. */
const escalated = (duty: Duty, ...calls: Call[]): DigestEntry => {
  const people = calls.flatMap((call) => (call.kind === "person" ? [{ ...call, reachable: true }] : []));
  return { duty: { ...duty, people }, about: "escalated", calls };
};
const person = (name: string): Call => ({ kind: "person", personId: 4, name });
const at = (id: number, shortName: string) => ({ id, organisation: { id, shortName } });

const FRIDAY = "2019-11-22";

test.each([
  ["2019-11-21", "overdue"],
  ["2019-11-22", "today"],
  ["2019-11-23", "tomorrow"],
  ["2019-11-25", "week"],
  ["2019-11-29", "week"],
  ["2019-11-30", "later"],
] as const)("what is due on %s is told on Friday, 22 November, as %s", (day, group) => {
  expect(groupOf(own(dated({ heldOn: day })), FRIDAY)).toBe(group);
});

describe("the chair's list", () => {
  const form = { code: "employment", heading: "Мониторинг", month: "2019-10" as const };
  const event = { ...sampleDuty().event, title: "Заключение договоров." };
  const overdue = { dueOn: "2019-10-25", event };
  const nobody: Call = { kind: "noHolder", office: "director", of: null, organisationId: 4 };
  const page = layOut(
    {
      entries: [
        own(sampleDuty({ ...at(1, "СШ пгт Бор"), dueOn: "2019-11-30" })),
        escalated(sampleDuty({ ...overdue, form, ...at(2, "СОШ п. Липки") }), person("Дуб Б.Б.")),
        escalated(sampleDuty({ ...overdue, form, ...at(4, "СОШ п. Сосновка") }), nobody),
        escalated(sampleDuty({ ...overdue, ...at(5, "СОШ п. Липки"), occurrenceId: 8 }), person("Дуб Б.Б.")),
        escalated(
          sampleDuty({ ...overdue, id: 6, organisation: null, occurrenceId: 9 }),
          person("Граб Г.Г."),
        ),
      ],
    },
    FRIDAY,
  );

  test("names an event once and below it each school once; her own school is not told to her", () => {
    expect(digestText(page, FRIDAY, sampleNames).text.split("\n").slice(2)).toEqual([
      "<b>Позже</b>",
      "<b>до 30.11</b> · №3",
      "Реализация проекта «Педагогический…",
      "",
      "<b>Когда проведёте:</b> №3?",
      "",
      "<b>Срок прошёл, отметки нет</b>",
      "<b>до 25.10</b> · №3",
      "Мониторинг за октябрь не представлен",
      "– СОШ п. Липки: Дуб Б.Б.",
      "– СОШ п. Сосновка: директор не назван",
      "<b>до 25.10</b> · №3",
      "Заключение договоров",
      "– СОШ п. Липки: Дуб Б.Б.",
      "<b>до 25.10</b> · №3",
      "Заключение договоров",
      "– Граб Г.Г.",
    ]);
  });

  const buttons = (one: typeof page): string[] =>
    digestButtons(one, 5)
      .flat()
      .map(({ text }) => text);

  test("buttons tell schools apart by their place", () =>
    expect(buttons(page)).toEqual([
      "Принято №3",
      "№3 пгт Бор …",
      "Сдать за октябрь п. Липки",
      "Сдать за октябрь п. Сосновка",
      "№3 п. Липки",
      "№3",
      "Когда проведёте?",
    ]));

  test("buttons of two schools of one place carry the whole names", () =>
    expect(
      buttons(
        layOut(
          { entries: [own(sampleDuty(at(1, "СОШ №1 г. Бор"))), own(sampleDuty(at(2, "СОШ №2 г. Бор")))] },
          FRIDAY,
        ),
      ),
    ).toEqual([
      "Принято №3",
      "№3 СОШ №1 г. Бор …",
      "Принято №3",
      "№3 СОШ №2 г. Бор …",
      "Когда проведёте?",
      "Принято: все (2)",
    ]));

  test("the likely answer follows the day and the mark; a page has so many rows of them at the most", () => {
    const likely = (part: Partial<Duty>): string | undefined =>
      buttons(layOut({ entries: [own(sampleDuty({ id: 1, ...part })), own(figures)] }, FRIDAY))[0];
    const day = (dueOn: string): Partial<Duty> => ({ opensOn: dueOn, dueOn });
    expect(likely(day(FRIDAY))).toBe("Сделано №3");
    expect(likely(day("2019-11-01"))).toBe("Сделано №3");
    expect(likely({ ...day("2019-11-01"), state: "accepted" })).toBe("Сделано №3");
    expect(likely(day("2019-11-28"))).toBe("Принято №3");
    expect(likely({ ...day("2019-11-28"), state: "accepted" })).not.toMatch(/^(?:Принято|Сделано)/);
    const many = Array.from({ length: 12 }, (_, id) => own(sampleDuty({ id: id + 1, ...day(FRIDAY) })));
    expect(buttons(layOut({ entries: many }, FRIDAY)).filter((text) => text === "Сделано №3")).toHaveLength(
      6,
    );
  });
});
