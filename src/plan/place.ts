import type { Deadline } from "./plan.ts";

/** What places are called by, whatever the ending that follows. */
const WORDS = [
  // A room, or a part of a building.
  "зале?(?!\\p{L})|кабинет|каб\\.|аудитори|холл|фойе|рекреаци|столов(?:ая|ой)|мастерск|бассейн|спортзал|конференц-зал",
  // A house, or a place in the open.
  "до(?:м|ме) (?:культуры|творчества)|двор(?:ец|це)|р?дк(?!\\p{L})|клуб(?!н)|библиотек(?!ар)|музе(?!йн)|(?:кино)?театр(?!ал)|стадион|площад|сквер|парк|обелиск|памятник|мемориал|кладбищ|коворкинг|здани|администраци",
  // A school by its kind or number, a way to meet.
  "(?:с|о|со)?ош(?!\\p{L})|сш(?!\\p{L})|м[кба]оу|(?:ко)?гобу|гимнази|лице[йяе]|школ[аеы] ?№|на базе |онлайн|дистанционно|вкс(?!\\p{L})|zoom",
];
const CALLED = new RegExp(`(?<!\\p{L})(?:${WORDS.join("|")})`, "iu");
/** «п. Рассвет», «ул. Ленина»: unlike initials, in small letters. */
const SETTLEMENT = /(?<!\p{L})(?:пгт\.?|(?:п|пос|с|д|дер|г|ул)\.) ?[А-ЯЁ«]/u;
const ABOUT = /^(?:по |согласно|в рамках|ко? дн|день )/iu;

const isPlace = (words: string): boolean =>
  !ABOUT.test(words) && (CALLED.test(words) || SETTLEMENT.test(words));

/**
 * The place that is written inside a deadline's cell, «25.10, 14:00, актовый зал», taken out of the cell's note; one
 * of the event's own comes before it. Several places, one of several dates', and words that may be something else stay
 * where they were written.
 */
export function withPlace<E extends { deadline: Deadline; place: string | null }>(event: E): E {
  const { deadline } = event;
  if (event.place !== null || deadline.note === null) return event;
  const pieces = deadline.note.split("; ");
  const [place, another] = pieces.filter(isPlace);
  if (place === undefined || another !== undefined) return event;
  if (deadline.occurrences.length > 1 && !deadline.text.endsWith(deadline.note)) return event;
  const rest = pieces.filter((piece) => piece !== place).join("; ");
  return { ...event, place, deadline: { ...deadline, note: rest === "" ? null : rest } };
}
