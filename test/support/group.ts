import type { SandboxTelegram } from "../../src/sandbox/sandbox-web.ts";
import type { PhoneMessage } from "../../src/sandbox/person.ts";
import type { ChatPerson } from "./chat.ts";

/** A group chat, as a story speaks of it: `await council.adds(chair)`, `council.sees(/План на неделю/)`. */
export interface GroupChat {
  readonly chatId: number;
  /** The bot is put into the group by this member; waits until everything has been done. */
  adds(by: ChatPerson): Promise<void>;
  removes(by: ChatPerson): Promise<void>;
  says(by: ChatPerson, text: string, replyTo?: number): Promise<void>;
  renames(by: ChatPerson, title: string): Promise<void>;
  /** Becomes a supergroup: from then on its id is another. */
  upgrades(by: ChatPerson, order?: { joinFirst: boolean }): Promise<void>;
  /** What the bot has said in it, oldest first. */
  said(): PhoneMessage[];
  hasBot(): boolean;
}

/** A group of these people; `idle` as for people's chats. */
export function createGroup(
  telegram: SandboxTelegram,
  idle: () => Promise<void>,
  given: { chatId: number; title: string; members: readonly ChatPerson[] },
): GroupChat {
  let { chatId } = given;
  telegram.groups.add(
    chatId,
    given.title,
    given.members.map((person) => person.chatId),
  );
  const step = async (act: () => void): Promise<void> => {
    act();
    await idle();
  };
  return {
    get chatId() {
      return chatId;
    },
    adds: (by) => step(() => telegram.groups.addBot(chatId, by.chatId)),
    removes: (by) => step(() => telegram.groups.removeBot(chatId, by.chatId)),
    says: (by, text, replyTo) => step(() => telegram.groups.say(chatId, by.chatId, text, replyTo)),
    renames: (by, title) => step(() => telegram.groups.rename(chatId, by.chatId, title)),
    upgrades: (by, order) =>
      step(() => {
        chatId = telegram.groups.upgrade(chatId, by.chatId, order);
      }),
    said: () => telegram.groups.messages(chatId).filter(({ fromBot }) => fromBot),
    hasBot: () => telegram.groups.list().find((group) => group.chatId === chatId)?.hasBot ?? false,
  };
}
