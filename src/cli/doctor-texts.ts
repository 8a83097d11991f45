import { count } from "../calendar/calendar-texts.ts";
import type { Trouble } from "../db/trouble.ts";
import { wrapped } from "../plan/wrapped.ts";

export type Health = "good" | "doubtful" | "bad";

export interface Check {
  /** «database»: stable, for programs. */
  name: string;
  health: Health;
  detail: string;
}

const MARKS: Record<Health, string> = { good: "в порядке", doubtful: "внимание", bad: "ошибка" };

const NAMES: Record<string, string> = {
  environment: "Окружение",
  telegram: "Telegram",
  data: "Данные",
  calendar: "Календарь",
  forms: "Формы",
  database: "База",
  disk: "Диск",
  migrations: "Миграции",
  lock: "Бот",
  outbox: "Отправка",
  inbox: "Приём",
  jobs: "Задания",
  retention: "Хранение",
  plans: "Планы",
  people: "Люди",
  chair: "Внимание",
};

/** Each check on a line: what, how it is, and the facts. */
export const doctorLines = (checks: readonly Check[]): string =>
  checks
    .map(({ name, health, detail }) =>
      wrapped(detail, `${(NAMES[name] ?? name).padEnd(11)}${MARKS[health].padEnd(11)}`),
    )
    .join("\n");

const STATES: Record<string, string> = {
  pending: "ждёт",
  sending: "отправляется",
  sent: "отправлено",
  uncertain: "неизвестно, дошло ли",
  failed: "не отправлено",
  blocked: "адресат недоступен",
  expired: "устарело",
  cancelled: "отменено",
};

const TROUBLES: Record<Trouble, string> = {
  full: "на диске нет места, ничего не сохраняется. Освободите место: бот продолжит сам",
  busy: "занята другой программой. Если это не проходит, найдите, кто держит файл базы",
  unwritable: "файл не читается или закрыт для записи. Проверьте диск и права на папку",
  damaged: "повреждена. Восстановите копию: klaster restore ФАЙЛ",
};

const waitWords = (minutes: number): string =>
  minutes < 120
    ? count(minutes, ["минуту", "минуты", "минут"])
    : minutes < 48 * 60
      ? count(Math.floor(minutes / 60), ["час", "часа", "часов"])
      : count(Math.floor(minutes / 1440), ["день", "дня", "дней"]);

interface LatestRun {
  job: string;
  startedAt: string;
  finishedAt: string | null;
  error: string | null;
}

export const doctorWords = {
  somethingBad: "Есть ошибки: см. строки «ошибка».",
  token: "токен задан: запускается бот в Telegram",
  known: (username: string): string => `отвечает, бот @${username}`,
  tokenRefused: "токен не принят: проверьте BOT_TOKEN у @BotFather",
  silent: (reason: string): string =>
    `не отвечает: ${reason}. Проверьте сеть, TELEGRAM_API_ROOT и TELEGRAM_PROXY`,
  noToken: "токена нет: запускается песочница",
  calendar: (year: number, unknown: readonly number[]): string =>
    unknown.length === 0
      ? `известны выходные ${year} и ${year + 1} годов`
      : `нет утверждённых переносов выходных на ${unknown.join(" и ")}: дополните data/calendar`,
  calendarFault: (fault: string): string =>
    `${fault}. Пока этот год считается по Трудовому кодексу, без переносов`,
  forms: (codes: readonly string[]): string => (codes.length === 0 ? "форм нет" : codes.join(", ")),
  formUnread: (one: { cluster: string; code: string; version: number; problem: string }): string =>
    `${one.cluster}: форма ${one.code}, версия ${one.version}, не читается (${one.problem}). Действует прежняя: пусть председатель пришлёт исправленную`,
  noDatabase: (path: string): string => `${path}: ещё не создана`,
  database: (path: string, integrity: string, orphans: number): string =>
    integrity === "ok" && orphans === 0
      ? `${path}: цела`
      : integrity === "ok"
        ? `${path}: строк без хозяина: ${orphans}. Восстановите копию: klaster restore ФАЙЛ`
        : `${path}: ${TROUBLES.damaged} (${integrity.split("\n")[0]})`,
  unreadable: ({ path, code }: { path: string; code: string }): string =>
    `${path}: не читается (${code}). Восстановите копию: klaster restore ФАЙЛ`,
  migrated: "база последней версии",
  notMigrated: "база прежней версии: обновится при запуске бота или любой команды",
  newerDatabase: "база сделана более новой программой: обновите программу",
  running: "работает с этой базой",
  notRunning: "с этой базой не запущен",
  trouble: (trouble: Trouble): string => TROUBLES[trouble],
  littleRoom: (megabytes: number): string => `осталось ${megabytes} МБ: освободите место заранее`,
  /** `doubts` of the messages may have come twice or not at all; the oldest has been due for `lateMs`. */
  outbox: (states: Readonly<Record<string, number>>, doubts: number, lateMs: number): string => {
    const minutes = Math.floor(lateMs / 60_000);
    const shown = [
      ...Object.entries(states)
        .filter(([, n]) => n > 0)
        .map(([state, n]) => `${STATES[state] ?? state}: ${n}`),
      ...(doubts > 0 ? [`возможны повторы: ${doubts}`] : []),
      ...(minutes > 0 ? [`самое старое ждёт ${waitWords(minutes)}`] : []),
    ];
    return shown.length === 0 ? "пусто" : shown.join(", ");
  },
  inbox: ({ pending, parked }: Readonly<Record<"pending" | "parked", number>>): string =>
    [
      ...(pending > 0 ? [`ждёт обработки: ${pending}`] : []),
      parked === 0 ? "необработанных сообщений нет" : `не удалось обработать сообщений: ${parked}`,
    ].join(", "),
  jobs: (latest: readonly LatestRun[]): string =>
    latest.length === 0
      ? "ещё не запускались"
      : latest
          .map(({ job, startedAt, finishedAt, error }) => {
            const end =
              error !== null ? `ошибка (${error})` : finishedAt === null ? "не закончено" : "сделано";
            return `${job}: ${startedAt.slice(0, 16).replace("T", " ")} UTC, ${end}`;
          })
          .join("; "),
  /** The last run that ended, and how many clusters keep what is past for a time only. */
  retention: (clusters: number, last: { startedAt: string; erased: number } | null): string => {
    if (clusters === 0) return "прошлое хранится бессрочно: срок задаёт председатель в /settings";
    if (last === null) return "удаление прошлого включено, ещё не запускалось";
    return `удаление прошлого: ${last.startedAt.slice(0, 16).replace("T", " ")} UTC, удалено: ${last.erased}`;
  },
  plans: (running: number, doubts: number): string =>
    running === 0
      ? "не загружены: klaster plan import ФАЙЛ"
      : `${count(running, ["план", "плана", "планов"])}, ${count(doubts, ["сомнение", "сомнения", "сомнений"])}: klaster plan show`,
  people: (joined: number, invited: number): string =>
    joined > 0
      ? `в боте: ${joined}`
      : invited > 0
        ? "приглашения выданы, никто ещё не вошёл"
        : "никто не приглашён: klaster invite --chair",
};
