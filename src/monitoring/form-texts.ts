/** What is wrong in a form's file, for whoever edits it. */
export const formProblem = {
  atLine: (line: number, message: string): string => `строка ${line}: ${message}`,
  yaml: (): string => "не читается как YAML, проверьте отступы, скобки и кавычки",
  field: (path: string, foreign: readonly string[]): string => {
    const what = path === "" ? "форма" : `«${path}»`;
    if (foreign.length > 0) return `${what}: лишнее поле ${foreign.join(", ")}`;
    return `${what}: не указано или указано неверно`;
  },
  unknown: (code: string): string => `показатель ${code} не определён`,
  twice: (code: string): string => `код ${code} уже занят`,
  grade: (code: string, grade: number): string => `показатель ${code}: класса ${grade} в форме нет`,
  totals: (grade: number, found: number): string =>
    `в ${grade} классе должен быть один итог (role: total), найдено ${found}`,
  rest: (code: string, grade: number): string =>
    `restTo: в ${grade} классе нет направления ${code}, в которое можно записать остаток`,
  month: (month: number): string => `месяц ${month} указан дважды`,
  sameVersion: (code: string, version: number): string =>
    `форма ${code}, версия ${version}: версия с таким номером или с таким же началом (from) уже есть`,
  reserved: (code: string): string => `код ${code} занят: это слово правил`,
  was: (code: string, was: string): string =>
    `показатель ${code}: прежний код ${was} занят другим показателем этой же формы`,
  alias: (code: string, alias: string, other: string): string =>
    `показатель ${code}: названием «${alias}» уже назван показатель ${other}`,
  aliasEmpty: (code: string, alias: string): string =>
    `показатель ${code}: по названию «${alias}» его не узнать, нужно слово кроме предлогов и чисел`,
  tooLong: (kib: number): string => `файл больше ${kib} КиБ, это не форма мониторинга`,
  notText: (): string => "это не текст в кодировке UTF-8, форма мониторинга – текстовый файл .yaml",
  mustOrWhen: (): string => "у правила должно быть одно условие: must (должно выполняться) или when (если)",
};
