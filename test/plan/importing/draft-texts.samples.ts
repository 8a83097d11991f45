import * as texts from "../../../src/plan/importing/draft-texts.ts";
import { planFileNote } from "../../../src/plan/reading/plan-file-texts.ts";
import { EVERY_DOUBT, plan } from "./draft-samples.ts";

export const samples: Record<string, unknown> = {
  DRAFT_WORDS: Object.values(texts.DRAFT_WORDS).join(", "),
  askFile: texts.askFile(),
  notForYou: texts.notForYou(),
  photoSent: texts.photoSent(),
  fileTooBig: texts.fileTooBig(),
  notDownloaded: texts.notDownloaded(),
  fileRefused: texts.fileRefused("Файл пустой. Пришлите файл с планом ещё раз."),
  noDraft: texts.noDraft,
  oldScreen: texts.oldScreen,
  draftDropped: texts.draftDropped(),
  askRefuse: texts.askRefuse(),
  newerFile: [
    texts.newerFile("план.docx", "план (исправленный).docx", 4),
    texts.newerFile("план.docx", "<b>.docx", 0),
  ],
  overview: [
    texts.overview({ reading: plan, doubts: EVERY_DOUBT, fileName: "план.docx" }),
    texts.overview({
      reading: { ...plan, period: null, problems: [{ ...planFileNote("macros-ignored"), event: null }] },
      doubts: [],
      fileName: "план.docm",
    }),
  ],
  sectionName: [texts.sectionName("Школы"), texts.sectionName(null)],
};
