import { createServer, type RequestListener, type Server } from "node:http";
import { type AddressInfo, connect, createServer as createSocketServer } from "node:net";
import { Api, HttpError, InputFile } from "grammy";
import { afterEach, describe, expect, test } from "vitest";
import { NetworkError, networkError } from "../../src/telegram/api-error.ts";
import { createCall, readAnswer } from "../../src/telegram/call.ts";
import { createTelegramFetch } from "../../src/telegram/fetch.ts";

const TOKEN = "123456789:made-up-token-of-tests-only";
const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

/** Listens on a free port; its address. */
async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  closing.push(
    () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  );
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
const serve = (listener: RequestListener): Promise<string> => listen(createServer(listener));

async function failure(promise: Promise<unknown>): Promise<NetworkError> {
  const error: unknown = await promise.then(
    () => new Error("it went through"),
    (error: unknown) => error,
  );
  if (!(error instanceof NetworkError)) throw error;
  return error;
}

const callOn = (apiRoot: string, options = {}) =>
  createCall({ apiRoot, token: TOKEN, fetch: createTelegramFetch(options) });

describe("whether a request can have arrived", () => {
  test("nobody listens: no", async () => {
    const address = await serve(() => undefined);
    await closing.pop()?.();
    expect(await failure(callOn(address)("getMe", {}))).toMatchObject({
      arrived: "no",
      message: "ECONNREFUSED",
    });
  });

  test("no such address: no", async () => {
    const call = callOn("http://telegram.invalid");
    expect(await failure(call("getMe", {}))).toMatchObject({ arrived: "no" });
  });

  test("not TLS on the other side: no", async () => {
    const address = await serve(() => undefined);
    expect(await failure(callOn(address.replace("http", "https"))("getMe", {}))).toMatchObject({
      arrived: "no",
    });
  });

  test("cut during the TLS handshake: no", async () => {
    const server = createSocketServer((socket) => socket.destroy());
    await new Promise<void>((resolve) => {
      server.listen(0, "127.0.0.1", resolve);
    });
    closing.push(() => new Promise((resolve) => void server.close(() => resolve())));
    const { port } = server.address() as AddressInfo;
    expect(await failure(callOn(`https://127.0.0.1:${port}`)("getMe", {}))).toMatchObject({ arrived: "no" });
  });

  test("cut after the request: unknown", async () => {
    const address = await serve((request) => request.socket.destroy());
    expect(await failure(callOn(address)("getMe", {}))).toMatchObject({ arrived: "unknown" });
  });

  test("silence: unknown, and in time", async () => {
    const address = await serve(() => undefined);
    expect(await failure(callOn(address, { timeoutMs: 40 })("getMe", {}))).toMatchObject({
      arrived: "unknown",
      message: "no answer in 0.04 s",
    });
  });

  test("half an answer and silence: unknown, and in time", async () => {
    const address = await serve((_, response) => void response.writeHead(200).write('{"ok":'));
    expect(await failure(callOn(address, { timeoutMs: 40 })("getMe", {}))).toMatchObject({
      arrived: "unknown",
    });
  });

  test("a poll may stay silent longer than any other call", async () => {
    const address = await serve((_, response) => {
      setTimeout(() => response.end('{"ok":true,"result":[]}'), 100);
    });
    expect(await callOn(address, { timeoutMs: 40 })("getUpdates", {})).toEqual({ ok: true, result: [] });
  });

  test("several addresses that refuse: no", () => {
    const refused = Object.assign(new Error("connect"), { code: "ETIMEDOUT", syscall: "connect" });
    const thrown = new TypeError("fetch failed", { cause: new AggregateError([refused, refused]) });
    expect(networkError(thrown)).toMatchObject({ arrived: "no", message: "ETIMEDOUT" });
  });

  test("something thrown that is no error: unknown", () => {
    expect(networkError("oops")).toMatchObject({ arrived: "unknown" });
  });
});

describe("an answer", () => {
  test.each([
    [200, '{"ok":true,"result":7}', { ok: true, result: 7 }],
    [
      429,
      '{"ok":false,"error_code":429,"description":"Too Many","parameters":{"retry_after":9}}',
      { ok: false, code: 429, description: "Too Many", retryAfterS: 9, migrateTo: undefined },
    ],
    [
      400,
      '{"ok":false,"error_code":400,"description":"up","parameters":{"migrate_to_chat_id":-5}}',
      { ok: false, code: 400, description: "up", retryAfterS: undefined, migrateTo: -5 },
    ],
    [502, '{"ok":false}', { ok: false, code: 502, description: "" }],
  ])("%i %s", (status, text, expected) => {
    expect(readAnswer(status, text)).toMatchObject(expected);
  });

  test.each([
    [403, "<html>заблокировано</html>", "no"],
    [302, "", "no"],
    [502, "<html>Bad Gateway</html>", "unknown"],
    [200, '{"ok":tr', "unknown"],
    [200, "null", "unknown"],
    [200, "[]", "unknown"],
  ])("%i %s is not Telegram's: %s", async (status, text, arrived) => {
    expect(await failure(Promise.resolve().then(() => readAnswer(status, text)))).toMatchObject({ arrived });
  });
});

describe("for grammY", () => {
  test("calls, uploads and gives up when told", async () => {
    const seen: string[] = [];
    const address = await serve((request, response) => {
      let size = 0;
      request.on("data", (part: Buffer) => (size += part.length));
      request.on("end", () => {
        seen.push(`${request.url?.split("/").at(-1)} ${size > 1000 ? "big" : "small"}`);
        if (request.url?.endsWith("sendChatAction") !== true) response.end('{"ok":true,"result":{}}');
      });
    });
    const fetch = createTelegramFetch() as NonNullable<ConstructorParameters<typeof Api>[1]>["fetch"];
    const api = new Api(TOKEN, { apiRoot: address, fetch: fetch! });
    await api.sendMessage(1, "привет");
    await api.sendDocument(1, new InputFile(new Uint8Array(5000), "план.docx"));
    const abort = new AbortController();
    const waiting = api.sendChatAction(1, "typing", {}, abort.signal as never);
    setTimeout(() => abort.abort(), 20);
    await expect(waiting).rejects.toThrow("sendChatAction");
    expect(seen).toEqual(["sendMessage small", "sendDocument big", "sendChatAction small"]);
  });

  test("its errors hold neither the token nor the address", async () => {
    const address = await serve((request) => request.socket.destroy());
    const fetch = createTelegramFetch() as NonNullable<ConstructorParameters<typeof Api>[1]>["fetch"];
    const api = new Api(TOKEN, { apiRoot: address, fetch: fetch!, sensitiveLogs: true });
    const error: unknown = await api.getMe().catch((error: unknown) => error);
    expect(error).toBeInstanceOf(HttpError);
    const shown = JSON.stringify([String(error), (error as HttpError).error, (error as Error).stack]);
    expect(shown).not.toContain("made-up-token");
    expect(shown).not.toContain(address);
    expect((error as HttpError).error).toMatchObject({ arrived: "unknown" });
  });
});

describe("through a proxy", () => {
  const proxy = async (allow: boolean, seen: string[]): Promise<string> => {
    const server = createServer();
    server.on("connect", (request, socket, head) => {
      seen.push(`${request.url} ${request.headers["proxy-authorization"] ?? "nobody"}`);
      if (!allow) {
        socket.end("HTTP/1.1 403 Forbidden\r\n\r\n");
        return;
      }
      const [host, port] = (request.url ?? "").split(":");
      const upstream = connect(Number(port), host, () => {
        socket.write("HTTP/1.1 200 OK\r\n\r\n");
        upstream.write(head);
        upstream.pipe(socket).pipe(upstream);
      });
      upstream.on("error", () => socket.destroy());
      socket.on("error", () => upstream.destroy());
    });
    return listen(server);
  };

  test("everything goes through it, with its password", async () => {
    const seen: string[] = [];
    const address = await serve((_, response) => response.end('{"ok":true,"result":1}'));
    const through = (await proxy(true, seen)).replace("http://", "http://anna:key@");
    expect(await callOn(address, { proxy: through })("getMe", {})).toEqual({ ok: true, result: 1 });
    expect(seen).toEqual([`${address.replace("http://", "")} Basic ${btoa("anna:key")}`]);
  });

  test("one that refuses: the request surely did not arrive", async () => {
    const address = await serve((_, response) => response.end('{"ok":true,"result":1}'));
    const call = callOn(address, { proxy: await proxy(false, []) });
    expect(await failure(call("getMe", {}))).toMatchObject({ arrived: "no" });
  });
});
