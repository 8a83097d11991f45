import type { PhoneMessage } from "../../src/sandbox/person.ts";
import type { SandboxTelegram } from "../../src/sandbox/sandbox-web.ts";
import type { CallbackAnswer } from "../../src/sandbox/telegram.ts";

/** A person with a phone, as a story speaks of them: `await anna.sends("/status")`, `anna.sees(/просрочено/)`. */
export interface ChatPerson {
  readonly chatId: number;
  readonly name: string;
  /** Writes, waits until the bot has done everything, and gives what it has said or changed since. */
  sends(text: string): Promise<PhoneMessage[]>;
  sendsFile(name: string, bytes: Uint8Array<ArrayBuffer>, caption?: string): Promise<PhoneMessage[]>;
  /** A photo, a sticker, a place: a message as the Bot API writes it. */
  sendsOther(content: object): Promise<PhoneMessage[]>;
  /**
   * Taps the newest button whose text begins so; throws, naming the buttons there are, where there is none.
   * Throws too when the tap goes without an answer, for then the button would spin, unless it may.
   */
  taps(text: string, allow?: { unanswered: boolean }): Promise<PhoneMessage[]>;
  /** Sends data made by hand with a message, by default the last one of the bot. */
  forges(data: string, messageId?: number): Promise<PhoneMessage[]>;
  blocks(): Promise<void>;
  unblocks(): Promise<void>;
  /** What the bot has said or changed since the person's last step; from now on only what comes later counts. */
  looks(): PhoneMessage[];
  /** The newest of what {@link looks} would give that matches, by text or button; throws, showing the screen. */
  sees(pattern: RegExp): PhoneMessage;
  /** Throws where {@link sees} would not. */
  seesNo(pattern: RegExp): void;
  /** The bot's last message; throws where it has said nothing. */
  readonly last: PhoneMessage;
  /** What the bot answered to the last tap: the words that appear over the chat. */
  readonly answer: CallbackAnswer | null;
  /** Every message on the phone, oldest first. */
  messages(): PhoneMessage[];
  /** What is new, as text for a snapshot: each message with its buttons in brackets under it. */
  screen(): string;
}

export interface Cast {
  /** The same person each time for the same chat; the first time they get an account. */
  person(chatId: number, name?: string): ChatPerson;
  /** Waits until the bot has taken every update and done everything it had to do. */
  idle(): Promise<void>;
}

/** People for a story. `idle` is kept when the app has nothing left to handle or to send. */
export function createCast(telegram: SandboxTelegram, idle: () => Promise<void>): Cast {
  const people = new Map<number, ChatPerson>();
  const quiet = async (): Promise<void> => {
    // First taken by the bot, then handled: one alone could end before the other has begun.
    await telegram.settled();
    await idle();
  };
  return {
    person(chatId, name = `Человек ${chatId}`) {
      const known = people.get(chatId);
      if (known) return known;
      telegram.person(chatId, { firstName: name });
      const person = chatPerson(telegram, chatId, name, quiet);
      people.set(chatId, person);
      return person;
    },
    idle: quiet,
  };
}

function chatPerson(
  telegram: SandboxTelegram,
  chatId: number,
  name: string,
  quiet: () => Promise<void>,
): ChatPerson {
  let seen = new Map<number, string>();
  let answer: CallbackAnswer | null = null;

  const messages = (): PhoneMessage[] => telegram.messages(chatId);
  const remember = (): void => {
    seen = new Map(messages().map((message) => [message.id, shown(message)]));
  };
  const news = (): PhoneMessage[] =>
    messages().filter((message) => message.fromBot && seen.get(message.id) !== shown(message));
  const screen = (): string => news().map(shown).join("\n\n");

  async function step(act: () => unknown): Promise<PhoneMessage[]> {
    remember();
    act();
    await quiet();
    return news();
  }

  async function keepAnswer(coming: Promise<CallbackAnswer>): Promise<void> {
    answer = await coming;
  }

  async function tap(act: () => Promise<CallbackAnswer>): Promise<PhoneMessage[]> {
    answer = null;
    return step(() => {
      void keepAnswer(act());
    });
  }

  function lastOfBot(): PhoneMessage {
    const last = messages().findLast((message) => message.fromBot);
    if (last === undefined) throw new Error(`The bot has said nothing to ${name}`);
    return last;
  }

  const matching = (pattern: RegExp): PhoneMessage | undefined =>
    news().findLast((message) => pattern.test(shown(message)));

  return {
    chatId,
    name,
    sends: (text) => step(() => telegram.send(chatId, text)),
    sendsFile: (file, bytes, caption) => step(() => telegram.sendDocument(chatId, file, bytes, caption)),
    sendsOther: (content) => step(() => telegram.sendOther(chatId, content)),
    async taps(text, { unanswered } = { unanswered: false }) {
      const { message, data } = buttonBeginning(messages(), text, name);
      const fresh = await tap(() => telegram.tap(chatId, message.id, data));
      if (answer === null && !unanswered) throw new Error(`${name}'s tap on «${text}» was never answered`);
      return fresh;
    },
    forges: (data, messageId) => tap(() => telegram.forge(chatId, messageId ?? lastOfBot().id, data)),
    async blocks() {
      await step(() => telegram.block(chatId));
    },
    async unblocks() {
      await step(() => telegram.unblock(chatId));
    },
    looks() {
      const fresh = news();
      remember();
      return fresh;
    },
    sees(pattern) {
      const found = matching(pattern);
      if (found) return found;
      throw new Error(`${name} does not see ${pattern}. On the screen:\n${screen() || "(nothing new)"}`);
    },
    seesNo(pattern) {
      const found = matching(pattern);
      if (found) throw new Error(`${name} sees ${pattern}, and should not:\n${shown(found)}`);
    },
    get last() {
      return lastOfBot();
    },
    get answer() {
      return answer;
    },
    messages,
    screen,
  };
}

function buttonBeginning(
  messages: readonly PhoneMessage[],
  text: string,
  name: string,
): { message: PhoneMessage; data: string } {
  for (const message of messages.toReversed()) {
    const button = message.buttons
      .flat()
      .find((one) => one.callback_data !== undefined && one.text.startsWith(text));
    if (button?.callback_data !== undefined) return { message, data: button.callback_data };
  }
  const there = messages.flatMap((message) => message.buttons.flat().map((button) => `«${button.text}»`));
  throw new Error(`${name} finds no button «${text}…». There are: ${there.join(", ") || "none"}`);
}

/** A message as a phone shows it, in plain text: what a person would notice a change of. */
function shown(message: PhoneMessage): string {
  const file = message.file === null ? [] : [`📎 ${message.file.name}`];
  const words = message.text === "" ? [] : [message.text];
  const rows = message.buttons.map((row) => row.map((button) => `[${button.text}]`).join(" "));
  return [...file, ...words, ...rows].join("\n");
}
