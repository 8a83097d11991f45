import { type Context, Hono } from "hono";
import type { SandboxGroups } from "./group-phones.ts";
import type { Html } from "./messages-web.ts";

/** What the people of a group do in it, each in the name of the one chosen under it. `pane` draws a group anew. */
export function groupRoutes(
  groups: SandboxGroups,
  field: (c: Context, name: string) => Promise<string>,
  pane: (slot: number, chatId: number) => Html,
): Hono {
  const app = new Hono();
  /** Whoever does something in a group belongs to it: on the page everybody does. */
  const act = (chatId: number, by: number, what: () => void): void => {
    groups.joins(chatId, by);
    what();
  };
  const routes: Record<string, (chatId: number, by: number, text: string) => void> = {
    send: (chatId, by, text) => groups.say(chatId, by, text),
    add: (chatId, by) => groups.addBot(chatId, by),
    remove: (chatId, by) => groups.removeBot(chatId, by),
  };
  for (const [name, route] of Object.entries(routes)) {
    app.post(`/:chat/${name}`, async (c) => {
      const [chatId, by] = [Number(c.req.param("chat")), Number(await field(c, "by"))];
      const text = await field(c, "text");
      act(chatId, by, () => route(chatId, by, text));
      return c.body(null, 204);
    });
  }
  app.post("/:chat/upgrade", async (c) => {
    const [chatId, by] = [Number(c.req.param("chat")), Number(await field(c, "by"))];
    let next = chatId;
    act(chatId, by, () => (next = groups.upgrade(chatId, by)));
    return c.html(pane(Number(await field(c, "slot")), next));
  });
  return app;
}
