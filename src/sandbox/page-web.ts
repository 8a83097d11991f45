import { Hono } from "hono";
import type { Context } from "hono";
import { html } from "hono/html";
import { streamSSE } from "hono/streaming";
import { DateTime } from "luxon";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

import type { SandboxControls, SandboxPerson } from "./controls.ts";
import { asPerson, groupFeedHtml, groupHtml, type GroupPane } from "./group-pane-web.ts";
import { groupRoutes } from "./group-routes-web.ts";
import { ownPagesOnly } from "./guard-web.ts";
import { MAX_MORNINGS } from "./mornings.ts";
import { pageHtml, topHtml } from "./page-html-web.ts";
import { onlyForward, PROBLEM, tooFar } from "./page-texts.ts";
import { PersonProblem } from "./person.ts";
import type { Phone } from "./phone-web.ts";
import { feedHtml, phoneHtml } from "./phone-web.ts";
import type { SandboxTelegram } from "./sandbox-web.ts";

export type { SandboxControls, SandboxPerson } from "./controls.ts";

const PHONES = 3;
const MAX_FILE = 20 * 1024 * 1024;
/** How long a tap waits for the bot's answer; the messages it brings arrive by themselves. */
const ANSWER_MS = 10_000;

/** A mistake of the one at the page: shown to them as it is. */
class PageProblem extends Error {}

/** The page at `/` and everything it asks for under `/sandbox/`. */
export function sandboxPage(telegram: SandboxTelegram, controls: SandboxControls): Hono {
  const app = new Hono();
  const zone = (): string => controls.now().zoneName ?? "UTC";

  const everyone = (): SandboxPerson[] => shownIn(telegram, controls);
  const phoneAt = (slot: number, chatId: number): Phone => {
    const person = everyone().find((one) => one.chatId === chatId);
    if (!person) throw new PageProblem(PROBLEM.nobody);
    return { slot, person, people: everyone(), zone: zone() };
  };
  const phoneOf = (c: Context): Phone => phoneAt(Number(c.req.param("slot")), Number(c.req.query("chat")));
  const done = (c: Context): Response => c.body(null, 204);
  const top = (c: Context): Response | Promise<Response> => c.html(topHtml(telegram, controls));

  app.use("/", ownPagesOnly);
  app.use("/sandbox/*", ownPagesOnly);
  app.onError((error, c) => {
    const known = error instanceof PageProblem ? error.message : PROBLEM.failed;
    const sentence = error instanceof PersonProblem ? PERSON_SENTENCES[error.kind] : known;
    return c.html(html`<p>${sentence}</p>`, sentence === PROBLEM.failed ? 500 : 422, {
      "hx-retarget": "#problem",
      "hx-reswap": "innerHTML",
    });
  });

  app.get("/", (c) =>
    c.html(
      pageHtml(
        telegram,
        controls,
        chosen(everyone(), c.req.query("phones") ?? "").map((person, slot) => {
          const phone = { slot, person, people: everyone(), zone: zone() };
          const group = groupPane(telegram, controls, phone);
          return group === null ? phoneHtml(telegram, phone) : groupHtml(telegram, group);
        }),
      ),
    ),
  );
  app.get("/sandbox/page.css", (c) => c.body(PAGE_CSS, 200, { "content-type": "text/css; charset=utf-8" }));
  app.get("/sandbox/page.js", (c) =>
    c.body(PAGE_JS, 200, { "content-type": "text/javascript; charset=utf-8" }),
  );
  app.get("/sandbox/htmx.js", (c) =>
    c.body(HTMX_JS, 200, { "content-type": "text/javascript; charset=utf-8" }),
  );
  app.get("/sandbox/files/:id", (c) => sendFile(telegram, c));
  app.get("/sandbox/changes", (c) => changes(telegram, c));
  app.get("/sandbox/top", top);

  app.get("/sandbox/phones/:slot{[0-2]}", (c) => {
    const phone = phoneOf(c);
    const group = groupPane(telegram, controls, phone);
    if (group !== null) return c.html(groupHtml(telegram, group));
    telegram.read(phone.person.chatId);
    return c.html(phoneHtml(telegram, phone));
  });
  app.get("/sandbox/phones/:slot{[0-2]}/feed", (c) => {
    // While the sandbox starts over there is nobody for a moment: the page keeps what it shows.
    if (!everyone().some(({ chatId }) => String(chatId) === c.req.query("chat"))) return done(c);
    const phone = phoneOf(c);
    const group = groupPane(telegram, controls, phone);
    if (group !== null) {
      const known = c.req.query("version") === String(telegram.groups.version(phone.person.chatId));
      return known ? done(c) : c.html(groupFeedHtml(telegram, group));
    }
    if (c.req.query("version") === String(telegram.version(phone.person.chatId))) return done(c);
    return c.html(feedHtml(telegram, phone));
  });

  app.post("/sandbox/chats/:chat/send", async (c) => {
    const text = await field(c, "text");
    if (text === "") throw new PageProblem(PROBLEM.empty);
    telegram.send(chatId(c), text);
    return done(c);
  });
  app.post("/sandbox/chats/:chat/tap", async (c) => {
    const [message, data] = [await field(c, "message"), await field(c, "data")];
    const answer = await soon(telegram.tap(chatId(c), Number(message), data));
    if (!answer?.text) return done(c);
    return c.html(html`<p class="toast${answer.alert ? " alert" : ""}">${answer.text}</p>`);
  });
  app.post("/sandbox/chats/:chat/file", async (c) => {
    const { file } = await c.req.parseBody();
    if (!(file instanceof File) || file.size === 0) throw new PageProblem(PROBLEM.noFile);
    if (file.size > MAX_FILE) throw new PageProblem(PROBLEM.bigFile);
    telegram.sendDocument(chatId(c), file.name, new Uint8Array(await file.arrayBuffer()));
    return done(c);
  });
  app.post("/sandbox/chats/:chat/read", (c) => {
    telegram.read(chatId(c));
    return done(c);
  });
  app.post("/sandbox/chats/:chat/block", (c) => {
    telegram.block(chatId(c));
    return done(c);
  });
  app.post("/sandbox/chats/:chat/restart", (c) => {
    telegram.unblock(chatId(c));
    telegram.send(chatId(c), "/start");
    return done(c);
  });

  app.route(
    "/sandbox/groups",
    groupRoutes(telegram.groups, field, (slot, chatId) => {
      const phone = phoneAt(slot, chatId);
      const group = groupPane(telegram, controls, phone);
      return group === null ? phoneHtml(telegram, phone) : groupHtml(telegram, group);
    }),
  );

  app.post("/sandbox/next-morning", async (c) => {
    await controls.nextMorning();
    return top(c);
  });
  app.post("/sandbox/to-date", async (c) => {
    const now = controls.now();
    const moment = DateTime.fromISO(await field(c, "moment"), { zone: zone() });
    if (!moment.isValid) throw new PageProblem(PROBLEM.noMoment);
    if (moment < now) throw new PageProblem(onlyForward(now));
    if (moment > now.plus({ days: MAX_MORNINGS })) throw new PageProblem(tooFar(MAX_MORNINGS));
    await controls.moveTo(moment);
    return top(c);
  });
  app.post("/sandbox/start-over", async (c) => {
    await controls.startOver();
    return c.body(null, 200, { "hx-refresh": "true" });
  });
  return app;
}

const PAGE_CSS = readFileSync(new URL("page.css", import.meta.url), "utf8");
const PAGE_JS = readFileSync(new URL("page.js", import.meta.url), "utf8");
const HTMX_JS = readFileSync(createRequire(import.meta.url).resolve("htmx.org/dist/htmx.min.js"), "utf8");

const chatId = (c: Context): number => Number(c.req.param("chat"));

const PERSON_SENTENCES: Record<PersonProblem["kind"], string> = {
  blocked: PROBLEM.blocked,
  empty: PROBLEM.empty,
  "no button": PROBLEM.noButton,
  nobody: PROBLEM.nobody,
  "no group": PROBLEM.noGroup,
};

/** A text field of the form, or "" where it is not there. */
async function field(c: Context, name: string): Promise<string> {
  const value = (await c.req.parseBody())[name];
  return typeof value === "string" ? value.trim() : "";
}

async function soon<T>(promise: Promise<T>): Promise<T | null> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), ANSWER_MS);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}

/** Whose phones there are, and after them the groups. */
const shownIn = (telegram: SandboxTelegram, controls: SandboxControls): SandboxPerson[] => [
  ...controls.people(),
  ...telegram.groups.list().map(asPerson),
];

/** The group that stands in a phone's place, or null where it is a person's. */
function groupPane(telegram: SandboxTelegram, controls: SandboxControls, phone: Phone): GroupPane | null {
  const group = telegram.groups.list().find(({ chatId }) => chatId === phone.person.chatId);
  return group === undefined ? null : { ...phone, group, actors: controls.people() };
}

/** Whose phones are shown: those named in the address, filled up with the first people there are. */
function chosen(people: readonly SandboxPerson[], asked: string): SandboxPerson[] {
  const named = asked.split(",").flatMap((id) => people.find((person) => String(person.chatId) === id) ?? []);
  return [...new Set([...named, ...people])].slice(0, PHONES);
}

/** Tells the page which chats have changed; a burst is told once. */
function changes(telegram: SandboxTelegram, c: Context): Response {
  return streamSSE(c, async (stream) => {
    const changed = new Set<number>();
    let wake: () => void = () => undefined;
    const stop = telegram.onChange((chat) => {
      changed.add(chat);
      wake();
    });
    stream.onAbort(() => {
      stop();
      wake();
    });
    await stream.writeSSE({ event: "hello", data: "" });
    while (!stream.aborted) {
      if (changed.size === 0) {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
      await stream.sleep(30);
      const chats = [...changed].join(",");
      changed.clear();
      if (!stream.aborted) await stream.writeSSE({ event: "chats", data: chats });
    }
  });
}

function sendFile(telegram: SandboxTelegram, c: Context): Response | Promise<Response> {
  const file = telegram.file(c.req.param("id") ?? "");
  if (!file) return c.notFound();
  const shown = file.type === "image/png" || file.type === "image/jpeg";
  const name = encodeURIComponent(file.name);
  return c.body(file.bytes, 200, {
    "content-type": shown ? file.type : "application/octet-stream",
    "content-disposition": shown ? "inline" : `attachment; filename*=UTF-8''${name}`,
  });
}
