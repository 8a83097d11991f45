import { dayWords, spanWords } from "../calendar/calendar-texts.ts";
import type { Day } from "../calendar/day.ts";
import type { Period } from "../calendar/period.ts";
import { actingDays } from "../people/acting-texts.ts";
import { type Html, html, lines } from "../telegram/html.ts";

const days = ({ from, to }: Period): string => actingDays({ since: from, until: to });

export const askPauseFrom = (): Html =>
  lines(
    html`<b>Пауза: с какого дня?</b>`,
    html`В эти дни бот Вам не напоминает. Выберите или напишите, например: 15 ноября`,
  );

export const askPauseTo = (from: Day): Html =>
  lines(
    html`<b>Пауза с ${dayWords(from, { year: true })}. По какой день включительно?</b>`,
    html`Выберите или напишите, например: 29 ноября`,
  );

export const askStandIn = (office: string, period: Period): Html =>
  lines(
    html`<b>Кто замещает Вас?</b>`,
    html`Должность: ${office}`,
    html`Дни: ${days(period)}`,
    html`У замещающего будут права этой должности и напоминания по ней. Кто в эти дни сам на паузе, в списке не показан.`,
  );
export const nobodyButton = "Никто";
export const chooseStandIn = "Выберите, кто замещает, кнопкой.";

/** `standIn` null: nobody. */
export interface OfficeLeft {
  office: string;
  standIn: string | null;
  chair: boolean;
}

export function pauseQuestion(period: Period, left: readonly OfficeLeft[]): Html {
  const none = left.filter(({ standIn }) => standIn === null);
  return lines(
    html`<b>Поставить паузу?</b>`,
    html`Дни: ${days(period)}`,
    left.length > 0 && html`Кто замещает:`,
    left.map(({ office, standIn }) => html`– ${office}: ${standIn ?? "никто"}`),
    html`Напоминания в эти дни Вам не приходят; потом придут те, что ещё в силе.`,
    none.some(({ chair }) => !chair) &&
      html`Где никто не замещает, председатель увидит Вас в списке «Кому позвонить».`,
    none.some(({ chair }) => chair) &&
      html`Председателя никто не замещает: о просрочках в эти дни не узнает никто.`,
  );
}
export const pauseYes = "Поставить паузу";

/** What runs or is to come. */
export const pauseShown = (period: Period, left: readonly OfficeLeft[]): Html =>
  lines(
    html`<b>Пауза</b>`,
    html`Дни: ${spanWords(period.from, period.to)}`,
    left.map(({ office, standIn }) => html`– ${office}: ${standIn ?? "никто"}`),
  );
export const endPauseButton = "Снять паузу";
export const endPauseQuestion = (period: Period, left: readonly OfficeLeft[]): Html =>
  lines(
    html`<b>Снять паузу?</b>`,
    html`Дни: ${spanWords(period.from, period.to)}`,
    html`Напоминания снова приходят Вам.`,
    left.length > 0 && html`Замещение отменяется:`,
    left.map(({ office, standIn }) => html`– ${office}: ${standIn ?? ""}`),
  );
export const pauseGone = "Паузы уже нет.";
