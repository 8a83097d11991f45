import * as texts from "../../src/documents/month-note-texts.ts";
import type { NotedFigure, NotedGrade } from "../../src/documents/month-note.ts";

const form = "Мониторинг предварительного трудоустройства";
const noted = (value: number | null, change: number | null): NotedFigure => ({
  code: "total",
  label: "Всего выпускников",
  value,
  share: null,
  change,
});
const grade = (change: Partial<NotedGrade>): NotedGrade => ({
  grade: 9,
  gave: 5,
  asked: 6,
  total: noted(96, 4),
  destinations: [],
  ofWhich: [],
  decided: 0.83,
  stay: 0.9,
  columns: [],
  schools: [],
  ...change,
});
const handedIn = { asked: 6, given: 6, late: [], missing: [], noData: [], dueOn: "2019-10-25", open: false };
const words = texts.NOTE_WORDS;

export const samples: Record<string, unknown> = {
  NOTE_WORDS: [
    words.title,
    words.about(form, "2019-10").join(" | "),
    words.onDay("2019-11-18"),
    words.handingIn,
    words.grade(9),
    words.head.join(" | "),
    words.ofWhich,
    words.schools(9),
    words.number,
    words.school,
    words.sum,
    words.hidden,
    words.none,
    words.hiddenNote,
    words.noFigures,
  ],
  handingInSentences: [
    texts.handingInSentences(handedIn).join(" "),
    texts
      .handingInSentences({
        ...handedIn,
        given: 5,
        late: [
          { name: "МКОУ СОШ с. Липки", on: "2019-10-28" },
          { name: "Лицей № 9", on: null },
        ],
        missing: ["СШ пгт Берёзово"],
        noData: [{ name: "МКОУ СОШ с. Липки", reason: "сведения уточняются" }],
      })
      .join(" "),
    texts.handingInSentences({ ...handedIn, given: 0, missing: ["СШ пгт Берёзово"], open: true }).join(" "),
  ],
  gradeSentences: [
    texts.gradeSentences(grade({})),
    texts.gradeSentences(grade({ total: noted(null, null), decided: null })),
    texts.gradeSentences(grade({ gave: 0 })),
  ].map((sentences) => sentences.join(" ")),
  changeWords: [3, -2, 0, null].map((change) => texts.changeWords({ change })),
  shareWords: [texts.shareWords(0.834), texts.shareWords(null)],
  noteFileName: texts.noteFileName("2019-10"),
  noteSent: texts.noteSent(form, "2019-10"),
};
