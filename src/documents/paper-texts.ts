/** What stands on every paper. */
export const PAPER_WORDS = {
  chair: "Председатель Координационного Совета",
  line: "______________",
  date: "«____» ______________ 20___ г.",
} as const;
