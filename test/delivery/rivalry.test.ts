import { expect, test } from "vitest";
import { newRivalry, type Rivalry } from "../../src/delivery/rivalry.ts";

/** Telegram with two programs that poll: the newer poll ends the older one. */
function meet(one: Rivalry, other: Rivalry, otherStartsAt: number) {
  const programs = [
    { name: "one", rivalry: one, nextAt: 0 as number | null },
    { name: "other", rivalry: other, nextAt: otherStartsAt as number | null },
  ];
  let polling: (typeof programs)[number] | null = null;
  let longestQuietMs = 0;
  for (;;) {
    const next = programs
      .filter(({ nextAt }) => nextAt !== null)
      .toSorted((a, b) => a.nextAt! - b.nextAt!)[0];
    if (next?.nextAt == null) throw new Error("both gave up");
    const now = next.nextAt;
    next.nextAt = null;
    next.rivalry.asks(now);
    if (polling !== null) {
      if (polling === programs[1]) longestQuietMs = Math.max(longestQuietMs, polling.rivalry.quietMs(now));
      const { afterMs } = polling.rivalry.meets(now);
      if (afterMs === null) return { stops: polling.name, at: now, longestQuietMs };
      polling.nextAt = now + afterMs;
    }
    polling = next;
  }
}

const settled = (): Rivalry => {
  const rivalry = newRivalry();
  rivalry.settle();
  return rivalry;
};

test.each([0, 1, 250, 999, 3000, 7_777, 3_600_000])(
  "the newcomer stops within ten seconds, and is never alone for three, started %i ms later",
  (later) => {
    const { stops, at, longestQuietMs } = meet(settled(), newRivalry(), later);
    expect([stops, at - later < 10_000, longestQuietMs < 3000]).toEqual(["other", true, true]);
  },
);

test.each([
  ["both new", newRivalry, 10_000],
  ["both settled", settled, 120_000],
])("%s: one of them stops, not both", (_, make, within) => {
  expect(meet(make(), make(), 1234).at).toBeLessThan(within);
});
