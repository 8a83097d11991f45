import { count } from "../calendar/calendar-texts.ts";
import { type Html, html, lines } from "../telegram/html.ts";
import { clusterWords } from "./consent-texts.ts";
import { officeTitle } from "./office-texts.ts";
import { isSchoolOffice, type OfficeKind } from "./office.ts";
import { schoolPlace } from "./school-place.ts";
import type { SchoolSeat, StaffCounts, StaffGroup, StaffOffice, StaffPerson } from "./staff.ts";

const STATES: Record<StaffPerson["state"], string> = {
  in: "в боте",
  out: "не в боте",
  blocked: "заблокировал(а) бота",
};

const REQUESTS = ["заявка", "заявки", "заявок"] as const;
const PEOPLE = ["человек", "человека", "человек"] as const;

const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);

/** «п. Речной: директор не назван». */
const emptySeat = (place: string, seat: { kind: OfficeKind; of: string | null }): string =>
  `${place}: ${officeTitle(seat)} не назван`;

/** The list's page: counts first, then place by place. */
export function peoplePage(page: {
  counts: StaffCounts;
  requests: number;
  groups: readonly StaffGroup[];
  /** From 0. */
  at: number;
  of: number;
}): Html {
  const { counts } = page;
  return lines(
    html`<b>Люди кластера: ${count(counts.all, PEOPLE)}</b>`,
    html`В боте: ${counts.in}. Не в боте: ${counts.out}. Заблокировали бота: ${counts.blocked}. Не названо: ${counts.empty}.`,
    page.requests > 0 && html`Ждут Вашего решения: ${count(page.requests, REQUESTS)}.`,
    page.groups.flatMap((group) => ["", ...groupLines(group)]),
    page.of > 1 && ["", html`<i>Страница ${page.at + 1} из ${page.of}</i>`].map((line) => html`${line}`),
  );
}

function groupLines(group: StaffGroup): Html[] {
  const place = group.place?.shortName ?? "Вне школ";
  return [
    ...(group.people.length > 0 ? [html`<b>${place}</b>`] : []),
    ...group.people.map((person) => {
      const titles = [...new Set(person.offices.map(officeTitle))].join(", ");
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
export const requestsButton = (n: number): string => `Заявки: ${n}`;

/** «Назвать: директор, п. Речной»: of the school only what tells it apart, or a phone would cut just that. */
export const nameButton = (seat: SchoolSeat, school: string): string =>
  `Назвать: ${officeTitle(seat)}, ${schoolPlace(school)}`;

export const personCard = (person: StaffPerson, places: ReadonlyMap<number, string>): Html =>
  lines(
    html`<b>${person.name}</b>`,
    person.offices.length === 0
      ? html`Должности в кластере нет.`
      : person.offices.map((office) => html`${capital(officeWithPlace(office, places))}`),
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

/** An invite for one who is in the bot already moves the chat to a new phone. */
export const inviteButton = (joined: boolean): string => (joined ? "Новое приглашение" : "Пригласить");
export const replaceButton = (office: { kind: OfficeKind; of: string | null }): string =>
  `Назначить вместо: ${officeTitle(office)}`;
export const schoolButton = (office: { kind: OfficeKind; of: string | null }): string =>
  `Указать школу: ${officeTitle(office)}`;
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
  html`В кластере уже есть ${name} (${where}). Это тот же человек?`;
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
export const notYourself = "Себя убрать нельзя: сначала передайте председательство.";
export const staleButton = "Эта кнопка больше не действует. Откройте список заново: /people";

export const removeQuestion = (name: string, offices: readonly string[]): Html =>
  lines(
    html`Убрать из кластера: ${name}?`,
    offices.length > 0 && html`Закончится: ${offices.join("; ")}.`,
    html`Бот перестанет отвечать этому человеку и напоминать. Сданное и отметки останутся.`,
  );
export const removeYes = "Убрать";
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
