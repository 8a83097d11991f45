import * as fc from "fast-check";
import { expect, test } from "vitest";
import { type Attempt, decide, type SendResult } from "../../src/delivery/outcome.ts";
import { plainText } from "../../src/delivery/plain-text.ts";

const refused = (code: number, description: string, more: object = {}): SendResult => ({
  kind: "refused",
  code,
  description,
  ...more,
});
const unsent: SendResult = { kind: "unsent", reason: "ECONNREFUSED" };
const unknown: SendResult = { kind: "unknown", reason: "ECONNRESET" };

/** What came back, what was known before, what is done. `random` is 1: the longest wait. */
const CASES: [string, SendResult, Partial<Attempt>, object][] = [
  ["sent", { kind: "sent", messageId: 5 }, {}, { to: "sent", messageId: 5 }],
  ["first failure to connect", unsent, {}, { to: "again", afterMs: 1000 }],
  ["the fourth", unsent, { attempts: 4 }, { to: "again", afterMs: 8000 }],
  ["the hundredth", unsent, { attempts: 100 }, { to: "again", afterMs: 900_000 }],
  ["silence", unknown, {}, { to: "again", why: "unknown", afterMs: 60_000 }],
  ["silence again", unknown, { attempts: 2, doubts: 1 }, { to: "uncertain" }],
  ["a 502", refused(502, "Bad Gateway"), {}, { to: "again", why: "unknown", afterMs: 60_000 }],
  ["a 500 again", refused(500, "Internal"), { doubts: 1 }, { to: "uncertain" }],
  ["too fast", refused(429, "Too Many Requests", { retryAfterS: 17 }), {}, { to: "later", afterMs: 17_000 }],
  ["too fast, no time told", refused(429, "Too Many Requests"), {}, { to: "later", afterMs: 5000 }],
  ["blocked by the person", refused(403, "Forbidden: bot was blocked by the user"), {}, { to: "blocked" }],
  ["the account is gone", refused(403, "Forbidden: user is deactivated"), {}, { to: "blocked" }],
  ["no such chat", refused(400, "Bad Request: chat not found"), {}, { to: "blocked" }],
  [
    "a supergroup now",
    refused(400, "Bad Request: group chat was upgraded", { migrateTo: -100 }),
    {},
    { to: "moved", chatId: -100 },
  ],
  ["a supergroup of itself", refused(400, "upgraded", { migrateTo: 9 }), { chatId: 9 }, { to: "failed" }],
  ["moved without end", refused(400, "upgraded", { migrateTo: 8 }), { attempts: 6 }, { to: "failed" }],
  [
    "bad markup",
    refused(400, "Bad Request: can't parse entities"),
    {},
    { to: "again", why: "markup", afterMs: 0 },
  ],
  ["bad without it too", refused(400, "Bad Request: text is empty"), { plain: true }, { to: "failed" }],
  ["a dead token", refused(401, "Unauthorized"), {}, { to: "stop" }],
  ["a token nobody reads", refused(404, "Not Found"), {}, { to: "stop" }],
];

test.each(CASES)("%s", (_, result, before, expected) => {
  const attempt = { chatId: 7, attempts: 1, doubts: 0, plain: false, ...before };
  expect(decide(result, attempt, 1)).toMatchObject(expected);
});

test("waits grow, stay in their bounds and are spread", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 1000 }),
      fc.double({ min: 0, max: 0.999, noNaN: true }),
      (n, random) => {
        const verdict = decide(unsent, { chatId: 7, attempts: n, doubts: 0, plain: false }, random);
        const full = Math.min(900_000, 1000 * 2 ** (n - 1));
        const wait = verdict.to === "again" ? verdict.afterMs : -1;
        expect(wait).toBeGreaterThanOrEqual(full / 2);
        expect(wait).toBeLessThanOrEqual(full);
      },
    ),
  );
});

test.each([
  ["<b>Заря</b>: до <i>25 ноября</i>", "Заря: до 25 ноября"],
  ["5 &lt; 7 &amp;&amp; &quot;да&quot;", '5 < 7 && "да"'],
  ["&amp;lt;", "&lt;"],
  ['<a href="https://e.ru/?a=1&amp;b=2">план</a>', "план"],
  ["&nbsp; остаётся", "&nbsp; остаётся"],
])("%s without markup", (html, text) => {
  expect(plainText(html)).toBe(text);
});
