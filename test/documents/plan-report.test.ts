import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { markLines } from "../../src/documents/mark-texts.ts";
import {
  countOutcomes,
  namesCluster,
  type Outcome,
  OUTCOMES,
  upTo,
} from "../../src/documents/plan-report.ts";
import { unbroken } from "../../src/documents/unbroken.ts";
import { xmlText } from "../../src/documents/xml-text.ts";
import { plan, TODAY } from "../summary/made-up-duties.ts";
import { marked, months, reported } from "./made-up-report.ts";

const past = { opensOn: "2019-10-01", dueOn: "2019-10-31" } as const;
const ahead = { opensOn: "2019-12-01", dueOn: "2019-12-31" } as const;
const each = (...states: ("open" | "accepted" | "done" | "notOurs")[]) => states.map((state) => ({ state }));

describe("what is recorded of an event", () => {
  test.each<[string, { state: "open" | "accepted" | "done" | "notOurs" }[], object, Outcome]>([
    ["all marked", each("done", "done"), past, "done"],
    ["marked, or not theirs", each("done", "notOurs"), past, "done"],
    ["some of what is due", each("done", "open"), past, "partly"],
    ["nothing of what is due", each("open", "open"), past, "unmarked"],
    ["taken note of is no mark", each("accepted"), past, "unmarked"],
    ["begun", each("open"), {}, "underWay"],
    ["marked in part before it is due", each("done", "open"), {}, "underWay"],
    ["not begun", each("open", "open"), ahead, "ahead"],
    ["nobody's", each("notOurs", "notOurs"), past, "notOurs"],
  ])("%s", (_, states, dates, outcome) => {
    const duties = states.map((state, at) => marked({ school: at + 1, ...state, ...dates }));
    expect(reported(duties, { occurrences: [{ id: 1, ...past, ...dates }] }).outcome).toBe(outcome);
  });

  test("called off, whatever was marked; without a date in the plan's time, unless it was marked", () => {
    const done = marked({ school: null, state: "done" });
    expect(reported([done], { cancelled: { reason: null } }).outcome).toBe("cancelled");
    const spring = { opensOn: "2019-01-01", dueOn: "2019-06-30" };
    const outside = { occurrences: [{ id: 1, ...spring }] };
    expect(reported([marked({ school: null, ...spring })], outside).outcome).toBe("undated");
    expect(reported([marked({ school: null, ...spring, state: "done" })], outside).outcome).toBe("done");
  });

  test("each event is counted once, and its cell never calls silence «не выполнено»", () => {
    const state = fc.constantFrom("open", "accepted", "done", "notOurs");
    const held = fc.option(fc.constantFrom("2019-08-15", "2019-11-12", "2019-12-05"));
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 1, max: 6 }), fc.constantFrom(null, 1, 2, 3), state, held), {
          maxLength: 20,
        }),
        (rows) => {
          const occurrences = months(6);
          const event = reported(
            rows.map(([month, school, state, heldOn]) => {
              const { id = 1, ...dates } = occurrences[month - 1] ?? {};
              return marked({ occurrenceId: id, ...dates, school, state, heldOn });
            }),
            { occurrences },
          );
          const counts = countOutcomes([event]);
          expect(OUTCOMES.reduce((sum, one) => sum + counts[one], 0)).toBe(1);
          const lines = markLines(event, plan);
          expect(lines.length).toBeGreaterThan(0);
          expect(lines.join(" ")).not.toMatch(/не выполнен|не сделан|undefined|null|\.\./);
        },
      ),
    );
  });
});

test("up to a day: what has begun or is marked; of a recurring one only those times", () => {
  const occurrences = months(6);
  const duties = occurrences.map(({ id, ...dates }) => marked({ occurrenceId: id, ...dates, school: null }));
  const [monthly, ...none] = upTo(
    [
      reported(duties, { occurrences }),
      reported([marked({ ...ahead })], { occurrences: [{ id: 1, ...ahead }] }),
    ],
    TODAY,
  );
  expect(none).toEqual([]);
  expect(monthly?.times.map(({ opensOn }) => opensOn)).toEqual(
    occurrences.slice(0, 5).map(({ opensOn }) => opensOn),
  );
  const early = reported([marked({ ...ahead, state: "done" })], { occurrences: [{ id: 1, ...ahead }] });
  expect(upTo([early], TODAY)).toHaveLength(1);
});

test.each([
  ["План работы Заречненского образовательного кластера", "Заречненский образовательный кластер", true],
  ["План работы на 2-е полугодие", "Заречненский образовательный кластер", false],
  ["План кластера", "Кластер", true],
])("«%s» names «%s»: %s", (title, cluster, names) => expect(namesCluster(title, cluster)).toBe(names));

test.each([
  ["№ 5 до 21 ноября 2019 года", "№\u00A05 до 21\u00A0ноября 2019\u00A0года"],
  ["Дятлов С.В. и С. В. Дятлов", "Дятлов\u00A0С.В. и С.\u00A0В.\u00A0Дятлов"],
  ["МКОУ СОШ п. Рассвет, пгт Заречный", "МКОУ СОШ п.\u00A0Рассвет, пгт\u00A0Заречный"],
  ["октябрь – декабрь", "октябрь\u00A0– декабрь"],
])("«%s» keeps together what belongs together", (text, kept) => expect(unbroken(text)).toBe(kept));

test("no text breaks the XML that it stands in", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      expect(xmlText(text)).not.toMatch(/[^\P{Cc}\t\n\r]|[\uFFFE\uFFFF]/u);
      expect(xmlText(text).isWellFormed()).toBe(true);
    }),
  );
  expect(xmlText("a\u0000<\uD800>🙂\n")).toBe("a<>🙂\n");
});
