import { describe, expect, test } from "vitest";
import { datedSpans } from "../../../src/plan/event-content.ts";
import { movedInstance, newDeadline } from "../../../src/plan/editing/deadline-edit.ts";
import { readDeadline } from "../../../src/plan/deadline.ts";
import { PERIOD } from "../event-states.ts";

test.each([
  ["26 сентября в 10:00, актовый зал", "26 сентября в 10:00, актовый зал", "10:00", "актовый зал", null],
  ["октябрь (по согласованию)", "октябрь (по согласованию)", null, null, "по согласованию"],
  ["до 20 ноября", "до 20 ноября", null, null, null],
])(
  "«%s» typed: words beside a day are its place, beside a stretch a note",
  (typed, text, time, place, note) => {
    const read = newDeadline(typed, PERIOD);
    expect(read).toMatchObject({ deadline: { text, time, note }, place });
  },
);

describe("one of several dates moved", () => {
  const moved = (deadline: string, which: number, text: string) => {
    const read = readDeadline(deadline, PERIOD);
    const spans = datedSpans(read, PERIOD);
    const span = spans[which];
    if (span === undefined) throw new Error("no such instance");
    const found = movedInstance(text, PERIOD, read, spans, span)?.deadline;
    return found === undefined
      ? null
      : `${found.kind}: ${found.text} | ${datedSpans(found, PERIOD)
          .map(({ dueOn }) => dueOn.slice(5))
          .join(" ")}`;
  };

  test.each([
    ["август, ноябрь", 1, "26 ноября в 10:00, зал", "window: август, 26 ноября в 10:00 (зал) | 08-31 11-26"],
    ["август, ноябрь", 0, "до 20 декабря", "window: ноябрь, 1 июля – 20 декабря | 11-30 12-20"],
    ["21 августа, 5 ноября", 0, "7 ноября", "date: 5 ноября, 7 ноября | 11-05 11-07"],
    ["21 августа, 5 ноября", 0, "5 ноября", null],
    ["21 августа, 5 ноября", 0, "6 и 7 ноября", null],
    ["21 августа, 5 ноября", 0, "когда-нибудь", null],
    ["21 августа, 5 ноября", 0, "31 ноября", null],
    [
      "ежемесячно",
      3,
      "15 октября",
      "recurring: июль, август, сентябрь, 15 октября, ноябрь, декабрь | 07-31 08-31 09-30 10-15 11-30 12-31",
    ],
    ["еженедельно", 0, "2 июля", expect.stringMatching(/^recurring: еженедельно; .* перенесено: 2 июля \|/)],
  ])("«%s», the one at %i: «%s»", (deadline, which, text, expected) => {
    expect(moved(deadline, which, text)).toEqual(expected);
  });

  test("the time and the place of another instance stay with it", () => {
    const read = readDeadline("август, ноябрь", PERIOD);
    const spans = datedSpans(read, PERIOD);
    const first = movedInstance("26 ноября в 10:00", PERIOD, read, spans, spans[1]!)!.deadline;
    const second = movedInstance(
      "20 августа, клуб",
      PERIOD,
      first,
      datedSpans(first, PERIOD),
      spans[0]!,
    )!.deadline;
    expect(second.occurrences).toEqual([
      { from: "2019-08-20", to: "2019-08-20", alone: { time: null, place: "клуб" } },
      { from: "2019-11-26", to: "2019-11-26", alone: { time: "10:00", place: null } },
    ]);
  });
});
