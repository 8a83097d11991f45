import { MAX_NAME, type NameProblem } from "./person-name.ts";

const EXAMPLE = "Например: Иванова А.П.";

const SENTENCES: Record<NameProblem, string> = {
  empty: `Напишите фамилию и инициалы. ${EXAMPLE}`,
  tooLong: `Слишком длинно для имени: до ${MAX_NAME} знаков. ${EXAMPLE}`,
  latin: `В имени есть латинские буквы. Напишите его русскими. ${EXAMPLE}`,
  signs: `В имени могут быть только русские буквы, точка и дефис. ${EXAMPLE}`,
  noInitials: `Нужны и фамилия, и инициалы. ${EXAMPLE}`,
  tooManyWords: `Напишите одно имя: фамилию и инициалы. ${EXAMPLE}`,
};

/** Why the typed name was not taken, and how to write it. */
export const nameProblem = (problem: NameProblem): string => SENTENCES[problem];
