import { capital, dayWords } from "../calendar/calendar-texts.ts";
import type { Substitution } from "../people/acting.ts";
import { actingDays } from "../people/acting-texts.ts";
import { officeTitle } from "../people/office-texts.ts";
import { officeWithPlace } from "../people/people-texts.ts";
import { type SchoolSeat, type Staff, staffGroups } from "../people/staff.ts";
import { wrapped } from "../plan/wrapped.ts";

/* The people of a cluster at the command line. */

const SEAT_FORMS = "Назовите должность со школой, «директор Заря», или того, кто её занимает.";

export const noSeat = (query: string): string =>
  `Должности «${query}» не нашлось. ${SEAT_FORMS} Кто есть: klaster people list`;

export const severalSeats = (
  found: readonly { office: string; cluster: string; holder: { name: string } | null }[],
): string =>
  [
    "Подходит несколько должностей, уточните:",
    ...found.map(({ office, holder, cluster }) =>
      wrapped(`${office}: ${holder?.name ?? "никого"} (${cluster})`, "  "),
    ),
  ].join("\n");

export const chairInBot =
  "Председатель передаёт должность сам, в боте: /people. Новая ссылка для него: klaster invite --chair";
export const nobodyThere = (office: string): string =>
  `Должность никем не занята: ${office}. Ничего не изменено.`;
export const sameHolder = (office: string): string => `Этот человек уже занимает должность: ${office}.`;
export const seatTaken = (office: string): string => `Должность уже занята: ${office}. Ничего не изменено.`;
export const twoOfName = (name: string): string =>
  `${name}: так зовут нескольких человек кластера. Измените нужного в боте: /people. Если это новый человек: --new`;
export const nobodyActs = (office: string): string => `Замещения нет: ${office}. Ничего не изменено.`;

export const replacedBy = (office: string, person: string, before: string | undefined): string =>
  [
    wrapped(`Записано: ${person}, ${office}`),
    ...(before === undefined || before === "" ? [] : [wrapped(`До этого дня: ${before}`)]),
    "Пригласить в бота: klaster invite ФАМИЛИЯ",
  ].join("\n");

export const vacatedNow = (office: string, before: string, council: boolean): string =>
  [
    wrapped(`Должность свободна: ${office}`),
    ...(before === "" ? [] : [wrapped(`До этого дня: ${before}`)]),
    ...(council ? ["Членство в Совете закончилось вместе с должностью."] : []),
  ].join("\n");

export const actingSet = (one: Substitution, office: string): string =>
  [
    `Записано. Замещает: ${one.person}`,
    wrapped(`${capital(actingDays(one))}: ${one.holder}, ${office}`),
  ].join("\n");

export const actingEnded = (office: string, ended: readonly Substitution[]): string =>
  wrapped(`Замещение отменено: ${office}: ${ended.map(({ person }) => person).join(", ")}`);

export interface ShownPeople {
  cluster: string;
  staff: Staff;
  empty: SchoolSeat[];
  acting: Substitution[];
}

const STATES = { in: "в боте", out: "не в боте", blocked: "заблокировал бота" } as const;

/** A cluster's people, place by place. */
export function clusterPeople({ cluster, staff, acting }: ShownPeople): string {
  const places = new Map(staff.places.map(({ id, shortName }) => [id, shortName]));
  const lines = [wrapped(cluster)];
  for (const { place, people, emptySeats } of staffGroups(staff)) {
    lines.push("", wrapped(place?.shortName ?? "Вне школ"));
    for (const { name, offices, state } of people) {
      const held = offices.map((office) =>
        (office.actingUntil ?? null) === null
          ? officeTitle(office)
          : `${officeTitle(office)} (исполняет обязанности до ${dayWords(office.actingUntil ?? "")})`,
      );
      lines.push(
        wrapped(`${name || "имя удалено"}: ${held.join(", ") || "без должности"}; ${STATES[state]}`, "  "),
      );
    }
    lines.push(...emptySeats.map((seat) => wrapped(`${officeTitle(seat)}: никого`, "  ")));
  }
  if (acting.length > 0) lines.push("", "Замещения");
  for (const one of acting) {
    lines.push(wrapped(`${officeWithPlace(one, places)}: ${one.person} ${actingDays(one)}`, "  "));
  }
  return lines.join("\n");
}
