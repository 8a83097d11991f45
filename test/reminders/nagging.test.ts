import * as fc from "fast-check";
import { expect, test } from "vitest";
import { addDays, type Day, daysFrom } from "../../src/calendar/day.ts";
import type { ClusterDuties, Duty } from "../../src/reminders/duty.ts";
import { POLICIES, type Policy } from "../../src/reminders/policy.ts";
import { morningsOf } from "../../src/reminders/reminder.ts";
import { toldMemory } from "../../src/reminders/reminder-store.ts";
import { stageCache } from "../../src/reminders/stage-cache.ts";
import { type Wishes, NO_WISHES } from "../../src/reminders/wishes.ts";
import { calendar } from "./cast.ts";
import { sampleDuty } from "./sample-duty.ts";

/* Nobody is told of one duty without end, whatever people answer and on whichever days the bot runs. */

const [CHAIR, DIRECTOR, DEPUTY, COLLEAGUE] = [1, 2, 3, 4];
const PEOPLE = [CHAIR, DIRECTOR, DEPUTY, COLLEAGUE];

interface Answer {
  after: number;
  change: Partial<Pick<Duty, "state" | "heldOn" | "postponedTo">>;
}

interface Year {
  policy: Policy;
  duty: Duty;
  answers: Answer[];
  wishes: Wishes;
  /** The bot runs on the days on which the pattern says so. */
  up: boolean[];
  reachable: number[];
}

const anyDay = fc.integer({ min: 0, max: 365 }).map((n) => addDays("2019-01-01", n));
const anyAnswer: fc.Arbitrary<Answer> = fc.record({
  after: fc.integer({ min: 0, max: 500 }),
  change: fc.oneof(
    fc.constantFrom({ state: "accepted" as const }, { state: "open" as const }),
    anyDay.map((heldOn) => ({ heldOn, postponedTo: null })),
    anyDay.map((postponedTo) => ({ postponedTo })),
  ),
});
const anyYear: fc.Arbitrary<Year> = fc.record({
  policy: fc.constantFrom(...POLICIES),
  duty: fc
    .record({
      opensOn: anyDay,
      length: fc.constantFrom(0, 0, 2, 29, 90, 364),
      people: fc.subarray(PEOPLE, { minLength: 1 }),
      school: fc.boolean(),
    })
    .map(({ opensOn, length, people, school }) => {
      const duty = sampleDuty({
        opensOn,
        dueOn: addDays(opensOn, length),
        ...(school ? {} : { organisation: null }),
      });
      duty.plan.startedOn = "2019-01-01";
      return { ...duty, people: people.map((personId) => ({ personId, name: "", reachable: true })) };
    }),
  answers: fc.array(anyAnswer, { maxLength: 40 }),
  wishes: fc
    .record({ onWeekends: fc.boolean(), onHolidays: fc.boolean() })
    .map((own) => ({ ...NO_WISHES, ...own })),
  up: fc.array(fc.boolean(), { minLength: 1, maxLength: 9 }),
  reachable: fc.subarray(PEOPLE),
});

/** Lives through two years; how often each was told, and of which stage. */
function live({ policy, answers, wishes, up, reachable, ...year }: Year): Map<number, string[]> {
  const told = toldMemory();
  const lines = new Map<number, string[]>();
  const stages = stageCache(policy, { calendar, holidays: [] }, (instant) => instant.slice(0, 10));
  let { duty } = year;
  duty = {
    ...duty,
    people: duty.people.map((one) => ({ ...one, reachable: reachable.includes(one.personId) })),
  };
  const people = new Map(
    PEOPLE.map((id) => [id, { id, name: "", position: "", reachable: reachable.includes(id) }]),
  );
  daysFrom("2019-01-01", "2020-12-31").forEach((today: Day, at) => {
    for (const { after, change } of answers)
      if (after === at) duty = { ...duty, ...change, updatedAt: `${today}T10:00:00.000Z` };
    if (up[at % up.length] !== true) return;
    const cluster: ClusterDuties = {
      cluster: { id: 1, name: "", timezone: "Europe/Kirov", policy: policy.code },
      people,
      organisations: new Map(),
      chairId: CHAIR,
      directors: new Map([[2, DIRECTOR]]),
      duties: [duty],
    };
    const owed = new Map();
    const rules = {
      today,
      calendar,
      policy,
      told,
      stages,
      owed,
      wishes: new Map([[DEPUTY, wishes]]),
      news: new Map<number, never[]>(),
      listedInLetter: false,
    };
    for (const { personId, reachable, reminders } of morningsOf(cluster, rules)) {
      if (!reachable) continue;
      for (const { stage, about } of reminders) {
        told.add({ ...stage, dutyId: duty.id, personId, about, times: 1 });
        const line = `${about} ${stage.name} ${stage.on} ${stage.dueOn}`;
        lines.set(personId, [...(lines.get(personId) ?? []), line]);
      }
    }
  });
  return lines;
}

test("whatever is answered, nobody is told of one duty more often than the preset says, and of no stage twice", () => {
  fc.assert(
    fc.property(anyYear, (year) => {
      for (const lines of live(year).values()) {
        expect(lines.length).toBeLessThanOrEqual(year.policy.most);
        expect(new Set(lines).size).toBe(lines.length);
      }
    }),
    { numRuns: 120 },
  );
});

test("one that is above is told once of a due day, however often it is put off", () => {
  fc.assert(
    fc.property(anyYear, (year) => {
      for (const lines of live(year).values()) {
        const climbed = lines
          .filter((line) => line.startsWith("escalated"))
          .map((line) => line.split(" ")[3]);
        expect(new Set(climbed).size).toBe(climbed.length);
      }
    }),
    { numRuns: 60 },
  );
});

test("of what nobody answers the bound keeps nothing back", () => {
  fc.assert(
    fc.property(anyYear, (year) => {
      const quiet = { ...year, answers: [] };
      const unbound = { ...quiet, policy: { ...year.policy, most: 1000 } };
      expect(live(quiet)).toEqual(live(unbound));
    }),
    { numRuns: 60 },
  );
});
