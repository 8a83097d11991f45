import { addGroup, memberSays, personMovesBot, renameGroup, upgradeGroup } from "./group.ts";
import { PersonProblem, type PhoneMessage, phoneMessages } from "./person.ts";
import type { Chat, Group, Telegram } from "./telegram.ts";

/** A group as the phones of its people show it. */
export interface GroupView {
  chatId: number;
  title: string;
  kind: Group["kind"];
  members: readonly number[];
  hasBot: boolean;
}

/** The groups of the people: what they do there, and what they see. `by` is the private chat of whoever does it. */
export interface SandboxGroups {
  /** A negative id, as Telegram has it; the bot is not in it unless told, and then hears nothing of it. */
  add(chatId: number, title: string, members: readonly number[], hasBot?: boolean): void;
  list(): GroupView[];
  joins(chatId: number, by: number): void;
  addBot(chatId: number, by: number): void;
  removeBot(chatId: number, by: number): void;
  /** Only its administrators write here from now on, and the bot is none; or everybody again. */
  silenceBot(chatId: number, silent: boolean): void;
  /** In answer to a message where it is named. */
  say(chatId: number, by: number, text: string, replyTo?: number): void;
  rename(chatId: number, by: number, title: string): void;
  /** The id of the supergroup that it becomes. */
  upgrade(chatId: number, by: number, order?: { joinFirst: boolean }): number;
  messages(chatId: number): PhoneMessage[];
  /** Changes whenever the group shows something else. */
  version(chatId: number): number;
}

/** `now` in milliseconds since 1970. */
export function sandboxGroups(
  telegram: Telegram,
  now: () => number,
  personOf: (chatId: number) => Chat,
): SandboxGroups {
  const groupOf = (chatId: number): Group => {
    const group = telegram.groups.get(chatId);
    if (!group) throw new PersonProblem("no group", `There is no group ${chatId}: add it`);
    return group;
  };
  return {
    add(chatId, title, members, hasBot = false) {
      addGroup(telegram, chatId, title, members).bot = hasBot ? "member" : "left";
    },
    list: () =>
      [...telegram.groups.values()]
        .filter((group) => group.movedTo === null)
        .map((group) => ({
          chatId: group.id,
          title: group.title,
          kind: group.kind,
          members: [...group.members],
          hasBot: group.bot === "member",
        })),
    joins: (chatId, by) => void groupOf(chatId).members.add(personOf(by).id),
    addBot: (chatId, by) => personMovesBot(telegram, groupOf(chatId), personOf(by), "member", now()),
    removeBot: (chatId, by) => personMovesBot(telegram, groupOf(chatId), personOf(by), "kicked", now()),
    silenceBot(chatId, silent) {
      groupOf(chatId).botMayWrite = !silent;
    },
    say: (chatId, by, text, replyTo) =>
      memberSays(
        telegram,
        groupOf(chatId),
        personOf(by),
        { text, ...(replyTo === undefined ? {} : { replyTo }) },
        now(),
      ),
    rename: (chatId, by, title) => renameGroup(telegram, groupOf(chatId), personOf(by), title, now()),
    upgrade: (chatId, by, order) =>
      upgradeGroup(telegram, groupOf(chatId), personOf(by), { at: now(), ...order }).id,
    messages: (chatId) => phoneMessages(groupOf(chatId)),
    version: (chatId) => groupOf(chatId).version,
  };
}
