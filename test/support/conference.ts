import type { ChatPerson } from "./chat.ts";
import { startStory, type Story, type StoryOptions } from "./story.ts";

/* The conference of 21 November, for which one person alone answers: told a week and a day before, and on the day. */

/** The chair and the deputies have joined; `julia` answers for the conference. */
export async function beginConference(
  now: string,
  options: StoryOptions = {},
): Promise<{ story: Story; julia: ChatPerson }> {
  const story = await startStory({ now, joined: ["chair", "deputy"], ...options });
  const julia = story.joined().find(({ name }) => name.startsWith("Малинина"));
  if (julia === undefined) throw new Error("nobody answers for the conference");
  return { story, julia };
}

/** «20 ноября: Завтра»: the digests on a phone, each with its day and its first heading. */
export const digests = (person: ChatPerson): string[] =>
  person.messages().flatMap(({ text }) => {
    const found = /^[А-Я][а-я]+, (\d+ [а-я]+)\. Напоминаем:\n\n(.+)/.exec(text);
    return found === null ? [] : [`${found[1]}: ${found[2]}`];
  });

export interface DigestState {
  state: string;
  attempts: number;
  doubts: number;
}

/** What the outbox knows of a person's digests, oldest first. */
export const digestStates = (story: Story, person: ChatPerson): DigestState[] =>
  story.open.sqlite
    .prepare("SELECT state, attempts, doubts FROM outbox WHERE kind = 'digest' AND person_id = ? ORDER BY id")
    .all(story.personId(person)) as DigestState[];
