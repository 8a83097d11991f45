import { expect, test } from "vitest";
import { inTurns } from "../../src/jobs/in-turns.ts";

function* sweep(pieces: number, log: string[]): Generator<undefined, number> {
  for (let i = 0; i < pieces; i++) {
    log.push(`piece ${i}`);
    yield;
  }
  return pieces;
}

test("others have their turn between any two pieces, and the end is told", async () => {
  const log: string[] = [];
  const others = (): void => {
    log.push("another");
    if (log.filter((line) => line === "another").length < 3) setImmediate(others);
  };
  setImmediate(others);
  expect(await inTurns(sweep(3, log))).toBe(3);
  expect(log.slice(0, 5)).toEqual(["piece 0", "another", "piece 1", "another", "piece 2"]);
});

test("what a piece throws ends the sweep", async () => {
  const broken = function* (): Generator<undefined, void> {
    yield;
    throw new Error("broken");
  };
  await expect(inTurns(broken())).rejects.toThrow("broken");
});
