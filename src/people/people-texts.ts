import { count, dayShort, capital } from "../calendar/calendar-texts.ts";
import { type Html, html, lines } from "../telegram/html.ts";
import { clusterWords } from "./consent-texts.ts";
import { officeTitle } from "./office-texts.ts";
import { isSchoolOffice, type OfficeKind } from "./office.ts";
import { actingLine, actingMark, awayLine, awayMark } from "./acting-texts.ts";
import type { Substitution } from "./acting.ts";
import { schoolPlace } from "./school-place.ts";
import type { SchoolSeat, StaffCounts, StaffGroup, StaffOffice, StaffPerson } from "./staff.ts";

const STATES: Record<StaffPerson["state"], string> = {
  in: "в боте",
  out: "не в боте",
  blocked: "заблокировал(а) бота",
};

const REQUESTS = ["заявка", "заявки", "заявок"] as const;
const PEOPLE = ["человек", "человека", "человек"] as const;

/** «п. Речной: директор не назван». */
const emptySeat = (place: string, seat: { kind: OfficeKind; of: string | null }): string =>
  `${place}: ${officeTitle(seat)} не назван`;

/** The list's page: counts first, then place by place. */
export function peoplePage(page: {
  counts: StaffCounts;
  requests: number;
  groups: readonly StaffGroup[];
  /** Who acts for whom today. */
  acting: readonly Substitution[];
  /** From 0. */
  at: number;
  of: number;
}): Html {
  const { counts, acting } = page;
  return lines(
    html`<b>Люди кластера: ${count(counts.all, PEOPLE)}</b>`,
    html`В боте: ${counts.in}. Не в боте: ${counts.out}. Заблокировали бота: ${counts.blocked}. Не названо: ${counts.empty}.`,
    page.requests > 0 && html`Ждут Вашего решения: ${count(page.requests, REQUESTS)}.`,
    page.groups.flatMap((group) => ["", ...groupLines(group, acting)]),
    pageLine(page),
  );
}

const pageLine = ({ at, of }: { at: number; of: number }): Html[] =>
  of > 1 ? [html``, html`<i>Страница ${at + 1} из ${of}</i>`] : [];

/** What a director sees: those for whom they may say who acts. */
export const ownPeoplePage = (page: {
  groups: readonly StaffGroup[];
  acting: readonly Substitution[];
  at: number;
  of: number;
}): Html =>
  lines(
    html`<b>Люди школы</b>`,
    html`Нажмите на имя, чтобы назначить или отменить замещение.`,
    page.groups.flatMap((group) => ["", ...groupLines(group, page.acting)]),
    pageLine(page),
  );

/** «директор (исполняет обязанности до 15.11)», «директор (до 15.11 замещает Котова Е.И.)». */
function officeMark(office: StaffOffice, acting: readonly Substitution[]): string {
  const title = officeTitle(office);
  if (office.actingUntil != null) return `${title} (${actingMark(office.actingUntil)})`;
  const away = acting.find((one) => one.officeId === office.officeId);
  return away === undefined ? title : `${title} (${awayMark(away)})`;
}

function groupLines(group: StaffGroup, acting: readonly Substitution[]): Html[] {
  const place = group.place?.shortName ?? "Вне школ";
  return [
    ...(group.people.length > 0 ? [html`<b>${place}</b>`] : []),
    ...group.people.map((person) => {
      const titles = [...new Set(person.offices.map((office) => officeMark(office, acting)))].join(", ");
      return html`${person.name}${titles === "" ? "" : `, ${titles}`}: ${STATES[person.state]}`;
    }),
    ...group.emptySeats.map((seat) =>
      // Under the school's own heading its name would be said twice.
      group.people.length > 0
        ? html`${capital(officeTitle(seat))} не назван`
        : html`${emptySeat(place, seat)}`,
    ),
  ];
}

export const nobodyYet = (): Html =>
  html`В кластере пока никого нет. Загрузите план: люди и школы берутся из него.`;

export const nextPage = "Дальше ›";
export const previousPage = "‹ Назад";
export const toList = "К списку";
export const toCard = "К карточке";
export const writeButton = "Написать сообщение";
export const journalButton = "Журнал";
export const addButton = "Добавить человека";
export const chooseAddPlace = (): Html => html`Где работает этот человек?`;
export const chooseAddOffice = (organisation: string | null): Html =>
  html`${organisation ?? "Другая организация"}. Кем работает этот человек?`;
export const requestsButton = (n: number): string => `Заявки: ${n}`;

/** «Назвать: директор, п. Речной»: of the school only what tells it apart, or a phone would cut just that. */
export const nameButton = (seat: SchoolSeat, school: string): string =>
  `Назвать: ${officeTitle(seat)}, ${schoolPlace(school)}`;

/** `acting` holds all who act in the cluster, today or later. */
export const personCard = (
  person: StaffPerson,
  places: ReadonlyMap<number, string>,
  acting: readonly Substitution[],
): Html =>
  lines(
    html`<b>${person.name}</b>`,
    person.offices.length === 0 && html`Должности в кластере нет.`,
    person.offices.flatMap((office) =>
      office.actingUntil == null
        ? [
            html`${capital(officeWithPlace(office, places))}`,
            ...acting.filter((one) => one.officeId === office.officeId).map(awayLine),
          ]
        : [],
    ),
    acting
      .filter((one) => one.personId === person.personId)
      .map((one) => actingLine(one, officeWithPlace(one, places))),
    person.position !== "" && html`По плану: ${person.position}`,
    html`Состояние: ${STATES[person.state]}.`,
    person.state === "blocked" && html`Напоминания не доходят: позвоните и попросите нажать /start.`,
  );

/** «директор, МКОУ СОШ п. Заря»; a school's office without a school says so. */
export function officeWithPlace(
  office: Pick<StaffOffice, "kind" | "of" | "organisationId">,
  places: ReadonlyMap<number, string>,
): string {
  const place = office.organisationId === null ? undefined : places.get(office.organisationId);
  if (place !== undefined) return `${officeTitle(office)}, ${place}`;
  return isSchoolOffice(office.kind) ? `${officeTitle(office)}, школа не указана` : officeTitle(office);
}

/** What is known of a person, to tell namesakes apart: the offices, else the position in the plan; perhaps nothing. */
export function whereabouts(person: StaffPerson, places: ReadonlyMap<number, string>): string {
  const offices = person.offices.map((office) => officeWithPlace(office, places)).join("; ");
  return offices === "" ? person.position : offices;
}

/** An invite for one who is in the bot already moves the chat to a new phone. */
export const inviteButton = (joined: boolean): string => (joined ? "Новое приглашение" : "Пригласить");
export const replaceButton = (office: { kind: OfficeKind; of: string | null }): string =>
  `Назначить вместо: ${officeTitle(office)}`;
export const schoolButton = (office: { kind: OfficeKind; of: string | null }): string =>
  `Указать школу: ${officeTitle(office)}`;
export const vacateButton = (office: { kind: OfficeKind; of: string | null }): string =>
  `Освободить должность: ${officeTitle(office)}`;
export const endActingOf = (office: { kind: OfficeKind; of: string | null }): string =>
  `Отменить замещение: ${officeTitle(office)}`;
export const handOverButton = "Передать председательство";
export const removeButton = "Убрать из кластера";

/** To be forwarded as it is, so it names nobody but its reader. `until` is «5 декабря». */
export const inviteMessage = (invite: { cluster: string; name: string; link: string; until: string }): Html =>
  lines(
    html`${clusterWords(invite.cluster)} приглашает Вас в бот: напоминания о мероприятиях плана и сдача мониторинга.`,
    html`Откройте ссылку и нажмите «Начать»: ${invite.link}`,
    html`Ссылка для: ${invite.name}`,
    html`Действует один раз, до ${invite.until}.`,
  );

export const forwardHint = (name: string): Html =>
  lines(
    html`Перешлите следующее сообщение. Получатель: ${name}`,
    html`Прежние ссылки этого человека больше не действуют.`,
  );

export const askName = (office: string, replaces: string | null): Html =>
  lines(
    html`<b>Кто теперь ${office}?</b>`,
    replaces !== null && html`Сейчас: ${replaces}`,
    html`Напишите фамилию и инициалы, например: Иванова А.П. Передумали: /cancel`,
  );

/** `where` says what the cluster knows of the one of the same name. */
export const sameNameQuestion = (name: string, where: string): Html =>
  where === ""
    ? lines(html`В кластере уже есть ${name}`, html`Это тот же человек?`)
    : html`В кластере уже есть ${name} (${where}). Это тот же человек?`;
export const sameHolder = "Этот человек и сейчас на этой должности. Напишите, кто его сменяет, или /cancel";
export const sameButton = "Тот же человек";
export const otherButton = "Другой человек";

/** `council` where the seat in the Council has passed on with a director's office; `joined`: needs no invite. */
export const named = (
  name: string,
  office: string,
  { council, joined }: { council: boolean; joined: boolean },
): Html =>
  lines(
    html`Записано: ${name}, ${office}, с сегодняшнего дня.`,
    council && html`Членство в Совете перешло вместе с должностью.`,
    joined ? html`Этот человек уже в боте: приглашение не нужно.` : html`Теперь можно выдать приглашение.`,
  );

export const seatTaken = "Эта должность уже занята. Откройте список заново: /people";
export const personGone = "Этого человека в списке уже нет. Откройте список заново: /people";
export const notTheChair = "Председателя убрать нельзя: сначала председательство передают другому.";
export const notYourself = "Себя убрать нельзя: сначала передайте председательство.";
export const staleButton = "Эта кнопка больше не действует. Откройте список заново: /people";

export const removeQuestion = (name: string, offices: readonly string[]): Html =>
  lines(
    html`Убрать из кластера: ${name}?`,
    offices.length > 0 && html`Закончится: ${offices.join("; ")}.`,
    html`Бот перестанет отвечать этому человеку и напоминать. Сданное и отметки останутся.`,
  );
export const removeYes = "Убрать";

export const vacateQuestion = (name: string, office: string): Html =>
  lines(
    html`Освободить должность: ${office}?`,
    html`Сейчас: ${name}`,
    html`С сегодняшнего дня на ней никого не будет, пока Вы не назовёте другого. Сданное и отметки останутся.`,
  );
export const vacateYes = "Освободить";

/** `director` answers for a school's office meanwhile; `acting` goes on acting in it until the day that was set. */
export const vacated = (
  office: string,
  what: { council: boolean; director: string | null; acting: Pick<Substitution, "person" | "until"> | null },
): Html =>
  lines(
    html`Должность свободна: ${office}.`,
    what.council && html`Членство в Совете закончилось вместе с должностью.`,
    what.acting !== null
      ? html`До ${dayShort(what.acting.until)} обязанности исполняет ${what.acting.person}`
      : what.director !== null
        ? html`Напоминания по ней получает директор: ${what.director}`
        : html`Напоминать по ней некому: мероприятия будут у Вас в списке «Кому позвонить».`,
  );
export const removed = (name: string): Html => html`Больше не в кластере: ${name}`;
export const back = "Назад";

export const chooseSchool = (name: string, office: string): Html =>
  html`${name}, ${office}. Какая это школа?`;
export const placed = "Школа указана.";

export const handOverQuestion = (name: string): Html =>
  lines(
    html`Передать председательство: ${name}?`,
    html`С сегодняшнего дня сводка, люди и приглашения будут у нового председателя, а не у Вас.`,
  );
export const handOverYes = "Передать";
export const handedOver = (name: string): Html => html`Председатель теперь: ${name}`;
export const youAreChair = (): Html =>
  html`Вам переданы обязанности председателя Совета. Обновить кнопки: /start`;

export const joinRequestText = (request: { name: string; office: string }): Html =>
  lines(
    html`<b>Просит доступ:</b> ${request.name}`,
    html`${capital(request.office)}`,
    html`Разрешайте, только если знаете этого человека.`,
  );
export const approveButton = "Разрешить";
export const declineButton = "Отклонить";

export const noRequests = (): Html => html`Заявок нет.`;
export const requestDecided = "Эта заявка уже рассмотрена.";
export const approved = (name: string): Html => html`Доступ открыт: ${name}`;
export const declined = (name: string): Html => html`Ответ отправлен, заявка отклонена: ${name}`;
export const replaceQuestion = (name: string, office: string, holder: string): Html =>
  lines(html`Просит доступ ${name}: ${office}.`, html`Сейчас на этой должности: ${holder}`, html`Заменить?`);
export const replaceYes = (holder: string): string => `Заменить: ${holder}`;
export const askerJoined =
  "Этот человек уже в боте. Для нового телефона выдайте приглашение в его карточке, а заявку отклоните.";
