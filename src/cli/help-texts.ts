/** Commander's own words, by the words it says. */
export const HEADINGS: Record<string, string> = {
  "Usage:": "Как писать:",
  "Arguments:": "Аргументы:",
  "Options:": "Ключи:",
  "Global Options:": "Общие ключи:",
  "Commands:": "Команды:",
};

export const HELP = {
  program: "Klaster ведёт план образовательного кластера: напоминания, мониторинг, сводка.",
  helpOption: "показать эту справку",
  options: "[ключи]",
  command: "[команда]",
  json: "ответить в JSON",
  period: "на какое время план: 2019-07..2019-12",
  run: "запустить бота; без BOT_TOKEN запускается песочница",
  plan: "прочитать, загрузить или показать план",
  forms: "формы мониторинга",
  formCheck: "что не так в файле формы; если всё верно, вопросы и правила словами",
  formFile: "файл формы, .yaml",
  check: "что понято в плане и что вызывает сомнения; ничего не сохраняет",
  deadline: "как будет прочитан срок, по ответу на строку",
  deadlineTexts: "сроки; «-»: по сроку на строку стандартного ввода, после табуляции может стоять период",
  importPlan: "сохранить план; если план на то же время действует, показать, что изменилось",
  doubts: "сомнения файла с номерами и ответами; ничего не сохраняет",
  settle: "ответ на сомнение: 1=2 (второй ответ), 3=leave, 4=до 20 ноября",
  settleFrom: "то же из файла, по ответу на строку",
  replace: "действует план на то же время: принять все изменения, отметки сохранятся",
  changes: "то же, но принять только эти изменения: 1,3-5",
  diff: "что файл изменит в действующем плане; ничего не сохраняет",
  show: "действующие планы",
  addEvent: "добавить мероприятие в действующий план",
  moveEvent: "назначить мероприятию новый срок; отметки остаются",
  editEvent: "изменить название, раздел, ответственных, место или номер; пустое снимает",
  history: "кто, когда и что менял в мероприятии",
  newNumber: "новый номер",
  cancelEvent: "отменить мероприятие; отметки остаются",
  restoreEvent: "вернуть отменённое мероприятие в план",
  eventTitle: "название мероприятия",
  eventNumber: "номер мероприятия: 17",
  newDeadline: "срок, как в плане: «26 сентября в 10:00, актовый зал»",
  section: "раздел плана",
  responsible: "кто отвечает, как в плане: «директора школ»",
  place: "место",
  reason: "причина, её увидят те, кто отвечает",
  file: "файл: Word (.docx, .doc), .odt, Excel (.xlsx) или текст",
  people: "кто в кластере на каких должностях, и замена людей",
  listPeople: "люди по школам, кто кого замещает, свободные должности",
  replaceHolder: "назначить человека на должность вместо прежнего или на свободную",
  vacate: "должность с сегодняшнего дня свободна",
  setActing: "назначить того, кто замещает, со дня по день включительно",
  endActing: "отменить замещение",
  seat: "должность со школой, «директор Заря», или фамилия того, кто её занимает",
  person: "фамилия и инициалы: «Иванова А.П.»",
  namesake: "это новый человек, хотя такое имя в кластере уже есть",
  actingFrom: "первый день: 2019-11-18",
  actingTo: "последний день: 2019-11-22",
  preview: "что, кому, когда и почему будет отправлено",
  from: "первый день: 2019-11-18",
  to: "последний день: 2019-11-22",
  invite: "одноразовая ссылка в бота; действует 14 дней",
  invitee: "фамилия или должность со школой: «директор Заря»",
  chair: "председателю; с именем: назначить, если он не назван. Можно и до плана",
  backup: "записать копию базы, можно при работающем боте",
  backupFile: "куда записать",
  restore: "вернуть базу из копии; бот должен быть остановлен",
  restoreFile: "копия",
  exportPapers: "записать документ в файл",
  exportMonth: "цифры мониторинга за месяц, по школам и всего",
  month: "месяц: 2019-10",
  monthOut: "куда записать: .xlsx, .csv или .png (диаграмма)",
  exportYear: "анализ мониторинга за учебный год, для Word",
  schoolYear: "учебный год: 2018-2019",
  form: "код формы, если их несколько",
  exportPlan: "отчёт о выполнении плана для Word (.docx) или план с отметками (.xlsx)",
  planOut: "куда записать: .docx или .xlsx",
  toDate: "в отчёте только то, что началось к сегодняшнему дню",
  exportAgenda: "повестка заседания Совета по плану, для Word",
  sitting: "номер мероприятия, которым стоит заседание; без него ближайшее",
  sittingMonth: "месяц заседания, если их несколько: 2019-10",
  exportNote: "справка по мониторингу за месяц, для Word; чисел меньше трёх в ней нет",
  nextPlan: "черновик плана на следующее время, для Word",
  out: "куда записать",
  cluster: "имя кластера, если их несколько",
  doctor: "проверить окружение, базу, отправку и данные",
  howToRun: "В папке программы klaster пишется так: npm run -s klaster -- plan check ФАЙЛ",
  environment: "Настройки берутся из переменных окружения, их список в README.",
} as const;

const quotedIn = (message: string): string => /'([^']*)'/.exec(message)?.[1] ?? "";

/** Commander's complaint in Russian. */
export function usageWords(code: string, message: string): string {
  const what = quotedIn(message);
  switch (code) {
    case "commander.unknownCommand":
      return `Нет команды «${what}».`;
    case "commander.unknownOption":
      return `Нет ключа «${what}».`;
    case "commander.missingArgument":
      return `Не хватает аргумента: ${what}.`;
    case "commander.optionMissingArgument":
      return `Ключу «${what}» нужно значение.`;
    case "commander.missingMandatoryOptionValue":
      return `Нужен ключ «${what}».`;
    case "commander.invalidArgument": {
      const [, given = "", expected = ""] = /argument '([^']*)' is invalid\. (.*)$/s.exec(message) ?? [];
      return `Ключ «${what}» не может быть «${given}». ${expected}`;
    }
    case "commander.excessArguments":
      return "Лишние аргументы.";
    default:
      return message.replace(/^error: /, "");
  }
}

export const seeHelp = (command: string): string => `Справка: klaster ${command}--help`;
export const inviteWhom = "Назовите человека или должность, либо укажите --chair.";
export const deadlineWhat = "Назовите срок или «-» для стандартного ввода.";
