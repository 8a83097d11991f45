import { CronExpressionParser } from "cron-parser";
import { DateTime, IANAZone } from "luxon";
import { z } from "zod";
import { QUIET_FROM, QUIET_TO } from "./reminders/quiet-hours.ts";

/** Everything that the environment decides; see the table in the README. */
export interface Config {
  /** Null: no token, the sandbox runs instead of Telegram. */
  botToken: string | null;
  telegramApiRoot: string;
  telegramProxy: string | null;
  databasePath: string;
  webHost: string;
  webPort: number;
  /** Null: long polling. */
  webhook: { url: string; secret: string } | null;
  reminderCron: string;
  /** The zone of clusters made from now on. */
  timezone: string;
  dataOperator: string | null;
  logLevel: "debug" | "info" | "warn" | "error" | "silent";
  /** The moment at which the clock starts, for a trial on a local Telegram; null: the real time. */
  startAt: DateTime | null;
}

/** Every bad variable at once, a Russian sentence each. */
export class ConfigError extends Error {
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(["Проверьте переменные окружения:", ...problems.map((problem) => `  ${problem}`)].join("\n"));
    this.name = "ConfigError";
    this.problems = problems;
  }
}

const LOOPBACK = /^(127(\.\d{1,3}){3}|localhost|\[::1\])$/;

export const isLoopback = (url: string): boolean => LOOPBACK.test(new URL(url).hostname);

const url = (protocols: readonly string[], what: string) =>
  z.string().refine((text) => URL.canParse(text) && protocols.includes(new URL(text).protocol), what);

const variables = z.object({
  BOT_TOKEN: z
    .string()
    .regex(/^\d+:[A-Za-z0-9_-]+$/, "ожидается токен вида 123456:ABC-DEF, его выдаёт @BotFather")
    .optional(),
  TELEGRAM_API_ROOT: url(["http:", "https:"], "ожидается адрес вида https://api.telegram.org").default(
    "https://api.telegram.org",
  ),
  TELEGRAM_PROXY: url(["http:", "https:"], "ожидается адрес вида http://прокси:3128").optional(),
  DATABASE_PATH: z.string().default("data/klaster.db"),
  WEB_PORT: z
    .string()
    .regex(/^\d{1,5}$/, "ожидается номер порта от 0 до 65535")
    .transform(Number)
    .refine((port) => port <= 65_535, "ожидается номер порта от 0 до 65535")
    .default(8080),
  WEB_HOST: z.string().default("127.0.0.1"),
  WEBHOOK_URL: url(["https:", "http:"], "ожидается адрес вида https://bot.example.ru/webhook").optional(),
  WEBHOOK_SECRET: z
    .string()
    .regex(/^[A-Za-z0-9_-]{16,256}$/, "ожидается от 16 до 256 знаков: латинские буквы, цифры, «_» и «-»")
    .optional(),
  REMINDER_CRON: z
    .string()
    .refine(isCron, "ожидается расписание cron, например «0 9 * * *»")
    .refine(isHeard, `ожидается час с ${QUIET_TO} до ${QUIET_FROM}: ночью напоминания не отправляются`)
    .default("0 9 * * *"),
  CLUSTER_TIMEZONE: z
    .string()
    .refine((zone) => IANAZone.isValidZone(zone), "ожидается часовой пояс, например «Europe/Kirov»")
    .default("Europe/Kirov"),
  DATA_OPERATOR: z.string().max(300, "ожидается не больше 300 знаков").optional(),
  LOG_LEVEL: z
    .enum(["debug", "info", "warn", "error", "silent"], "ожидается debug, info, warn, error или silent")
    .default("info"),
  KLASTER_NOW: z
    .string()
    .refine((text) => DateTime.fromISO(text).isValid, "ожидается момент вида 2019-11-18T09:00:00+03:00")
    .optional(),
});

/**
 * Reads the environment; a variable that is set but empty counts as not set.
 * Throws {@link ConfigError}, which names every bad variable.
 */
export function parseConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.fromEntries(
    Object.entries(env)
      .map(([name, value]) => [name, value?.trim()] as const)
      .filter(([, value]) => value !== undefined && value !== ""),
  );
  const parsed = variables.safeParse(given);
  const problems = parsed.success
    ? []
    : parsed.error.issues.map((issue) => `${String(issue.path[0])}: ${issue.message}`);
  problems.push(...contradictions(given));
  if (!parsed.success || problems.length > 0) throw new ConfigError(problems);
  const values = parsed.data;
  return {
    botToken: values.BOT_TOKEN ?? null,
    telegramApiRoot: values.TELEGRAM_API_ROOT.replace(/\/+$/, ""),
    telegramProxy: values.TELEGRAM_PROXY ?? null,
    databasePath: values.DATABASE_PATH,
    webHost: values.WEB_HOST,
    webPort: values.WEB_PORT,
    webhook:
      values.WEBHOOK_URL !== undefined && values.WEBHOOK_SECRET !== undefined
        ? { url: values.WEBHOOK_URL, secret: values.WEBHOOK_SECRET }
        : null,
    reminderCron: values.REMINDER_CRON,
    timezone: values.CLUSTER_TIMEZONE,
    dataOperator: values.DATA_OPERATOR ?? null,
    logLevel: values.LOG_LEVEL,
    startAt:
      values.KLASTER_NOW === undefined
        ? null
        : DateTime.fromISO(values.KLASTER_NOW, { zone: values.CLUSTER_TIMEZONE }),
  };
}

/** What no variable can say alone. */
function contradictions(given: Readonly<Record<string, string | undefined>>): string[] {
  const problems: string[] = [];
  if (given["WEBHOOK_URL"] !== undefined && given["WEBHOOK_SECRET"] === undefined) {
    problems.push("WEBHOOK_SECRET: нужен вместе с WEBHOOK_URL, иначе обновления может прислать кто угодно");
  }
  const root = given["TELEGRAM_API_ROOT"];
  const local = root !== undefined && URL.canParse(root) && isLoopback(root);
  if (given["KLASTER_NOW"] !== undefined && given["BOT_TOKEN"] !== undefined && !local) {
    problems.push(
      "KLASTER_NOW: часы можно переставить, только когда TELEGRAM_API_ROOT указывает на этот же компьютер",
    );
  }
  return problems;
}

function isCron(text: string): boolean {
  try {
    CronExpressionParser.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** A digest whose hour is a quiet one would never be sent. What is no schedule is refused as such. */
function isHeard(text: string): boolean {
  if (!isCron(text)) return true;
  const hours = CronExpressionParser.parse(text).fields.hour.values.map(Number);
  return hours.some((hour) => hour >= QUIET_TO && hour < QUIET_FROM);
}
