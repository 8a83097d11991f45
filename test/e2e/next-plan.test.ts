import { expect, test } from "vitest";
import { readPlanSource } from "../../src/import-plan.ts";
import { startStory } from "../support/story.ts";

test("the chair takes the draft of the next plan as a Word file, with the director of now; nobody else may", async () => {
  const story = await startStory({ now: "2019-12-10T10:00" });
  const { chair, telegram } = story;
  await chair.sends("/plan");
  await chair.taps("Черновик следующего плана");
  const sent = chair.sees(/Черновик плана на 1-е полугодие 2020 года/);
  const file = telegram.file(sent.file?.id ?? "");
  expect(file?.name).toBe("План на 1-е полугодие 2020 года (черновик).docx");
  const read = await readPlanSource({ bytes: file?.bytes ?? new Uint8Array(), fileName: "draft.docx" });
  expect(read).toMatchObject({ period: { from: "2020-01-01", to: "2020-06-30" } });

  const director = story.who("director", "Рассвет");
  await director.sends("/plan");
  director.seesNo(/Черновик следующего плана/);
  await director.forges("x:next");
  expect(director.answer?.text).toMatch(/не можете|нет права|может только/i);
  expect(director.messages().every((message) => message.file === null)).toBe(true);
  await story.end();
});
