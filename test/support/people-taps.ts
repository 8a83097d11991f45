import type { ChatPerson } from "./chat.ts";

/* What a chair, and whoever she invites, does with «Люди». */

/** The link in the newest message of a chair who has just invited somebody. */
export function tokenSeen(chair: ChatPerson): string {
  const token = /https:\/\/t\.me\/klaster_story_bot\?start=([A-Za-z0-9_-]{22})/.exec(chair.last.text)?.[1];
  if (token === undefined) throw new Error(`no link in: ${chair.last.text}`);
  return token;
}

/** Turns the pages of /people until there is a button that begins so, and taps it. */
export async function picks(chair: ChatPerson, button: string): Promise<void> {
  await chair.sends("/people");
  while (!chair.last.buttons.flat().some((one) => one.text.startsWith(button))) await chair.taps("Дальше ›");
  await chair.taps(button);
}

export async function invites(chair: ChatPerson, name: string): Promise<string> {
  await picks(chair, name);
  await chair.taps("Пригласить");
  return tokenSeen(chair);
}

export async function joins(person: ChatPerson, token: string): Promise<void> {
  await person.sends(`/start ${token}`);
  await person.taps("Соглас");
}
