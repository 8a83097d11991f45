import type { AuditAction } from "../people/audit-action.ts";
import { grantShort } from "../people/grant-texts.ts";
import { isGrant } from "../people/rights.ts";
import { html } from "../telegram/html.ts";
import { type Json, jsonOf, numberOf, textOf, type ToldEntry, type Words } from "./journal-entry.ts";
import {
  aboutWords,
  change,
  dayOrText,
  instantDay,
  NAME_GONE,
  personIn,
  seatWords,
  titled,
} from "./journal-parts-texts.ts";

const actingWords =
  (title: string, whose: (entry: ToldEntry) => Json): Words =>
  (entry) => {
    const acting = whose(entry);
    const [since, until] = [textOf(acting, "since"), textOf(acting, "until")];
    return [
      html`${title}: ${aboutWords(entry.about)}`,
      html`Замещает: ${personIn(acting, "personId", entry.names) ?? NAME_GONE}`,
      since !== null && until !== null && html`С ${dayOrText(since)} по ${dayOrText(until)}`,
    ];
  };

const grantWords =
  (title: string): Words =>
  ({ about, after }) => {
    const grant = textOf(after, "grant") ?? undefined;
    return [
      html`${title}: ${aboutWords(about)}`,
      isGrant(grant) && html`Что: ${grantShort(grant).toLowerCase()}`,
    ];
  };

/** What is changed of the people. */
export const PEOPLE_WORDS: Record<Extract<AuditAction, `people.${string}`>, Words> = {
  "people.invite": titled("Приглашение", ({ after, zone }) => {
    const until = instantDay(textOf(after, "expiresAt"), zone);
    return until !== null && html`Ссылка действует до: ${until}`;
  }),
  "people.join": titled(
    "Вход в бот",
    ({ before }) => before?.["joined"] === true && html`С нового телефона: прежний доступ закрыт`,
  ),
  "people.approved": titled("Заявка на вход одобрена"),
  "people.declined": titled("Заявка на вход отклонена"),
  "people.nameChair": titled("Имя председателя записано"),
  "people.name": titled("Назначение", ({ before, after, names }) => {
    const [seat, gone] = [seatWords(jsonOf(after, "seat"), names), personIn(before, "personId", names)];
    return [seat !== null && html`Должность: ${seat}`, gone !== null && html`Вместо: ${gone}`];
  }),
  "people.rename": titled("Имя изменено", ({ before, after }) =>
    change(textOf(before, "name"), textOf(after, "name")),
  ),
  "people.merge": titled("Две записи об одном человеке соединены"),
  "people.place": titled("Место работы", ({ after, names }) => {
    const place = numberOf(after, "organisationId");
    return place !== null && change("не указано", names.place(place));
  }),
  "people.vacate": titled("Должность освобождена", ({ before, names }) => {
    const seat = seatWords(jsonOf(before, "seat"), names);
    return seat !== null && html`Должность: ${seat}`;
  }),
  "people.remove": titled("Исключение из кластера"),
  "people.handOver": titled("Председательство передано", ({ before, names }) => {
    const gone = personIn(before, "personId", names);
    return gone !== null && html`Прежний председатель: ${gone}`;
  }),
  "people.acting": actingWords("Замещение назначено", ({ after }) => after),
  "people.actingEnd": actingWords("Замещение отменено", ({ before }) => before),
  "people.grant": grantWords("Разрешение дано"),
  "people.grantEnd": grantWords("Разрешение отменено"),
  "people.forget": () => html`Сведения о человеке удалены по его просьбе`,
};
