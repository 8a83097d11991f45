import { dayShort, capital } from "../calendar/calendar-texts.ts";
import { type Html, html, lines } from "../telegram/html.ts";
import { type Command, COMMANDS, menuOf } from "../telegram/menu-texts.ts";
import type { Substitution } from "./acting.ts";
import { awayMark } from "./acting-texts.ts";
import { holds, type Member } from "./member.ts";
import { officeTitle } from "./office-texts.ts";
import { officeWithPlace } from "./people-texts.ts";

const MAIN: readonly (readonly [Parameters<typeof holds>[1], readonly Command[]])[] = [
  ["chair", ["status", "people", "plan"]],
  ["curator", ["status", "people", "plan"]],
  ["deputy", ["monitoring", "plan", "status"]],
  ["director", ["plan", "monitoring", "status"]],
  ["council", ["request", "plan", "status"]],
  ["adviser", ["plan", "request", "status"]],
  ["classTeacher", ["plan", "request", "status"]],
  ["teacher", ["plan", "request", "status"]],
];

const OTHERS: readonly Command[] = ["plan", "status", "settings"];
const STRANGERS: readonly Command[] = ["start", "privacy"];

/** The three commands that a member's office needs most; whoever is not in the cluster can only ask to be let in. */
export const mainCommands = (member: Member | null): readonly Command[] =>
  member === null ? STRANGERS : (MAIN.find(([office]) => holds(member, office))?.[1] ?? OTHERS);

/** The words on the keyboard under the chat: the daily ones. The rest is in /help and Telegram's own menu. */
export function keyboardWords(member: Member): string[][] {
  const main = mainCommands(member);
  const rest = menuOf(member).filter(
    (command) =>
      !main.includes(command) && !["groups", "journal", "privacy", "mydata", "forget"].includes(command),
  );
  const words = [...main, ...rest].map((command) => COMMANDS[command].word);
  return words.flatMap((_, i) => (i % 2 === 0 ? [words.slice(i, i + 2)] : []));
}

/** What a command does, in the middle of a sentence. */
const about = (command: Command): string => {
  const text = COMMANDS[command].about;
  return text.slice(0, 1).toLowerCase() + text.slice(1);
};

/** `places` names the organisations by id. */
const officeLines = (member: Member, places: ReadonlyMap<number, string>): Html[] =>
  member.offices.map((office) => {
    const place = office.organisationId === null ? undefined : places.get(office.organisationId);
    const acting =
      office.actingUntil == null ? "" : ` (исполняете обязанности до ${dayShort(office.actingUntil)})`;
    return html`${capital(officeTitle(office))}${place === undefined ? "" : `, ${place}`}${acting}`;
  });

const commandLines = (commands: readonly Command[]): Html[] =>
  commands.map((command) => html`«${COMMANDS[command].word}»: ${about(command)}`);

/** After joining, and at every /start; `away`: who acts for the member today. */
export const welcome = (
  member: Member,
  cluster: string,
  places: ReadonlyMap<number, string>,
  away: readonly Substitution[],
): Html =>
  lines(
    html`Здравствуйте, ${member.name}`,
    html`Вы в боте: ${cluster}.`,
    officeLines(member, places),
    away.map((one) => html`${capital(officeWithPlace(one, places))} (${awayMark(one)})`),
    "",
    html`Что чаще всего понадобится (кнопки под полем ввода):`,
    commandLines(mainCommands(member)),
    "",
    html`Напоминания придут сами. Остальное: /help`,
  );

/** Every command in a line, with the word that does the same. */
export const helpText = (member: Member | null): Html =>
  lines(
    member === null && html`Бот напоминает участникам кластера о мероприятиях плана и собирает мониторинг.`,
    member === null && "",
    html`<b>Команды</b> (можно и словом)`,
    menuOf(member).map((command) => html`/${command} «${COMMANDS[command].word}»: ${about(command)}`),
  );

/** Above the buttons of what the office does most. */
export const helpMain = (member: Member): Html =>
  lines(html`<b>Чаще всего</b>`, ...commandLines(mainCommands(member)));
