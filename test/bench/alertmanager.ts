import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import type { BenchSender, SendingOptions } from "./senders.ts";
import { TOKEN } from "./telegram.ts";

const PROGRAM = "prometheus-alertmanager";

export const hasAlertmanager = (): boolean => spawnSync(PROGRAM, ["--version"]).error === undefined;

/** Prometheus's Alertmanager, as Debian packs it: an alert to each chat, each in a group and with a receiver of its own. */
export async function startAlertmanager(folder: string, options: SendingOptions): Promise<BenchSender> {
  const own = mkdtempSync(join(folder, "alertmanager-"));
  const config = join(own, "alertmanager.json");
  // YAML takes JSON as it is.
  writeFileSync(config, JSON.stringify(configuration(options)));
  const address = `127.0.0.1:${await freePort()}`;
  const program = spawn(
    PROGRAM,
    [
      `--config.file=${config}`,
      `--storage.path=${join(own, "data")}`,
      `--web.listen-address=${address}`,
      "--cluster.listen-address=",
      "--log.level=error",
    ],
    { stdio: "ignore" },
  );
  const ended = once(program, "exit");
  await answers(`http://${address}/-/ready`, () => program.exitCode === null);
  return {
    async go() {
      const alerts = options.chats.map((chatId) => ({ labels: { alertname: "digest", chat: `${chatId}` } }));
      const response = await fetch(`http://${address}/api/v2/alerts`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify(alerts),
      });
      if (!response.ok) throw new Error(`Alertmanager takes no alerts: ${response.status}`);
      // It says nothing when it is through.
      await ended;
    },
    end() {
      program.kill("SIGKILL");
      return ended;
    },
  };
}

const configuration = ({ url, chats, text }: SendingOptions): object => ({
  route: {
    receiver: "nobody",
    group_by: ["..."],
    group_wait: "0s",
    group_interval: "5m",
    repeat_interval: "24h",
    routes: chats.map((chatId) => ({ receiver: `${chatId}`, matchers: [`chat="${chatId}"`] })),
  },
  receivers: [
    { name: "nobody" },
    ...chats.map((chatId) => ({
      name: `${chatId}`,
      telegram_configs: [
        {
          api_url: url,
          bot_token: TOKEN,
          chat_id: chatId,
          message: text,
          parse_mode: "",
          send_resolved: false,
        },
      ],
    })),
  ],
});

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  return typeof address === "object" && address !== null ? address.port : 0;
}

/** Waits until it is up; throws when the program has ended. */
async function answers(url: string, alive: () => boolean): Promise<void> {
  while (alive()) {
    const response = await fetch(url).catch(() => null);
    if (response?.ok === true) return;
    await wait(100);
  }
  throw new Error("Alertmanager has ended");
}
