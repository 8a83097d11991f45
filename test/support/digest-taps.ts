import type { ChatPerson } from "./chat.ts";

/** What a person does with one message: a text is a tap on the button, «types» a message of their own. */
export type Step = string | { types: string };

/**
 * Opens the card of an event («№1», with several schools «№1 п. Липки») from the newest digest that has it, and
 * gives the message that shows it.
 */
export async function opens(person: ChatPerson, line: string): Promise<number> {
  const number = line.split(" ")[0] ?? "";
  for (const message of person.messages().toReversed()) {
    const texts = message.buttons.flat().map(({ text }) => text);
    const alone = texts.includes("Подробнее") && new RegExp(`${number}(?!\\d)`).test(message.text);
    const button = texts.find((text) => text === line || text.startsWith(`${line} `));
    if (!alone && button === undefined) continue;
    await tapsIn(person, message.id, button ?? "Подробнее");
    return message.id;
  }
  throw new Error(`${person.name} has no digest with ${line}`);
}

/** Taps a button of this very message, whatever has come below it. */
export async function tapsIn(person: ChatPerson, messageId: number, text: string): Promise<void> {
  await person.forges(dataOf(person, messageId, text), messageId);
  if (person.answer === null) throw new Error(`«${text}» was not answered`);
}

/** The callback data behind a button of a message; throws, showing the message, where there is none. */
export function dataOf(person: ChatPerson, messageId: number, text: string): string {
  const message = person.messages().find(({ id }) => id === messageId);
  const buttons = message?.buttons.flat() ?? [];
  const button = buttons.find((one) => one.text === text) ?? buttons.find((one) => one.text.startsWith(text));
  if (button?.callback_data !== undefined) return button.callback_data;
  const there = buttons.map((one) => `«${one.text}»`).join(", ");
  throw new Error(`no «${text}» under:\n${message?.text ?? ""}\nThere are: ${there}`);
}

/** Step by step, each in the message that the one before left: where a text was typed, the one below it. */
export async function goesThrough(
  person: ChatPerson,
  first: number,
  steps: readonly Step[],
): Promise<number> {
  let messageId = first;
  for (const step of steps) {
    if (typeof step === "string") await tapsIn(person, messageId, step);
    else {
      await person.sends(step.types);
      messageId = person.last.id;
    }
  }
  return messageId;
}
