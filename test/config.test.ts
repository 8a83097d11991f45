import { describe, expect, test } from "vitest";
import { ConfigError, parseConfig } from "../src/config.ts";

const problemsOf = (env: Record<string, string>): readonly string[] => {
  try {
    parseConfig(env);
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
};

describe("the environment", () => {
  test("nothing set: the sandbox, with the defaults of the README", () => {
    expect(parseConfig({})).toEqual({
      botToken: null,
      telegramApiRoot: "https://api.telegram.org",
      telegramProxy: null,
      databasePath: "data/klaster.db",
      webHost: "127.0.0.1",
      webPort: 8080,
      webhook: null,
      reminderCron: "0 9 * * *",
      timezone: "Europe/Kirov",
      dataOperator: null,
      logLevel: "info",
      startAt: null,
    });
  });

  test("an empty variable is one that is not set", () => {
    expect(parseConfig({ BOT_TOKEN: "", WEB_PORT: "  " })).toEqual(parseConfig({}));
  });

  test("every bad variable is named at once", () => {
    const problems = problemsOf({
      BOT_TOKEN: "secret",
      TELEGRAM_API_ROOT: "telegram",
      TELEGRAM_PROXY: "socks",
      WEB_PORT: "70000",
      WEBHOOK_URL: "нет",
      WEBHOOK_SECRET: "1",
      REMINDER_CRON: "в девять",
      CLUSTER_TIMEZONE: "Киров",
      LOG_LEVEL: "loud",
      KLASTER_NOW: "вчера",
    });
    expect(problems.map((problem) => problem.split(":")[0])).toEqual([
      "BOT_TOKEN",
      "TELEGRAM_API_ROOT",
      "TELEGRAM_PROXY",
      "WEB_PORT",
      "WEBHOOK_URL",
      "WEBHOOK_SECRET",
      "REMINDER_CRON",
      "CLUSTER_TIMEZONE",
      "LOG_LEVEL",
      "KLASTER_NOW",
      "KLASTER_NOW",
    ]);
    expect(problems.join()).not.toContain("secret");
  });

  test("a webhook needs its secret", () => {
    expect(problemsOf({ WEBHOOK_URL: "https://bot.example.ru/hook" })).toHaveLength(1);
    expect(
      parseConfig({ WEBHOOK_URL: "https://bot.example.ru/hook", WEBHOOK_SECRET: "0123456789abcdef" }).webhook,
    ).toEqual({ url: "https://bot.example.ru/hook", secret: "0123456789abcdef" });
  });

  test.each([
    ["http://127.0.0.1:9000", true],
    ["http://localhost:9000", true],
    ["http://[::1]:9000", true],
    ["https://api.telegram.org", false],
    ["http://127.0.0.1.example.ru", false],
  ])("the clock may be set with a token and %s: %s", (root, allowed) => {
    const env = { BOT_TOKEN: "1:abc", TELEGRAM_API_ROOT: root, KLASTER_NOW: "2019-11-18T09:00:00+03:00" };
    expect(problemsOf(env)).toHaveLength(allowed ? 0 : 1);
  });

  test.each([
    ["0 9 * * *", 0],
    ["*/10 * * * *", 0],
    ["0 7,22 * * 1-5", 0],
    ["30 23 * * *", 1],
    ["59 6 * * *", 1],
    ["0 21 * * *", 1],
  ])("digests at «%s»: an hour at which nobody may be written to is refused", (cron, problems) => {
    expect(problemsOf({ REMINDER_CRON: cron })).toHaveLength(problems);
  });

  test("a moment without a zone is the cluster's own", () => {
    expect(parseConfig({ KLASTER_NOW: "2019-11-18T09:00" }).startAt?.toISO()).toBe(
      "2019-11-18T09:00:00.000+03:00",
    );
  });
});
