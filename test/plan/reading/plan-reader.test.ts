import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { readPlanInWorker, readPlanSource } from "../../../src/import-plan.ts";
import { createPlanReader } from "../../../src/plan/reading/plan-reader-file.ts";

const source = { bytes: readFileSync("test/plan/reading/fixtures/saved.docx"), fileName: "plan.docx" };

describe("a plan read on a thread of its own", () => {
  test("is what is read here, and the file is still the caller's", async () => {
    expect(await readPlanInWorker(source)).toEqual(await readPlanSource(source));
    expect(source.bytes.length).toBeGreaterThan(0);
  });

  test("says the notes of the file first among its doubts", async () => {
    const reading = await readPlanInWorker(source);
    expect("problems" in reading && reading.problems[0]).toEqual({
      code: "tracked-changes",
      event: null,
      message: expect.stringContaining("непринятые исправления"),
    });
  });

  test("takes the period that a person said", async () => {
    const period = { from: "2025-11-01", to: "2025-11-30" };
    expect(await readPlanInWorker({ ...source, period })).toMatchObject({ period });
  });

  test("a file that is no plan is refused in words", async () => {
    const read = await readPlanInWorker({ bytes: Buffer.from("%PDF-1.7"), fileName: "plan.pdf" });
    expect(read).toEqual({ problem: expect.stringContaining("PDF") });
  });

  test("stops when its time is over", async () => {
    expect(await createPlanReader({ timeMs: 1 })(source)).toEqual({
      problem: expect.stringContaining("за 20 секунд"),
    });
  });

  test("stops when it takes too much memory, and the next one is read", async () => {
    expect(await createPlanReader({ heapMiB: 4 })(source)).toEqual({
      problem: expect.stringContaining("слишком велик"),
    });
    expect(await readPlanInWorker(source)).toHaveProperty("events");
  });

  test("a fault of ours is a sentence for the user and an error for the log, and the next one is read", async () => {
    const read = createPlanReader();
    // What no chat can send: the first ends its thread, the second never gets one.
    const broken = { ...source, period: 5 as never };
    const unsendable = { ...source, period: (() => 5) as never };
    for (const wrong of [broken, unsendable]) {
      expect(await read(wrong)).toEqual({
        problem: expect.stringContaining("не удалось прочитать"),
        fault: expect.any(Error),
      });
    }
    expect(await read(source)).toHaveProperty("events");
  });

  test("one at a time, and no more than a few wait", async () => {
    const read = createPlanReader({ waiting: 1 });
    const answers = await Promise.all([read(source), read(source), read(source)]);
    expect(answers.map((answer) => "problem" in answer)).toEqual([false, false, true]);
    expect(answers[2]).toEqual({ problem: expect.stringContaining("через минуту") });
    expect(await read(source)).toHaveProperty("events");
  });
});
