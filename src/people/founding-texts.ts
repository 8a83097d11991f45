import { type Html, html, lines } from "../telegram/html.ts";
import { stepWords } from "./tour-texts.ts";

/** `plan`: there is one already, else it comes next. */
export const askOwnName = (plan: boolean): Html =>
  lines(
    html`<b>${plan ? "" : `${stepWords("name")}. `}Как Вас записать?</b>`,
    html`Напишите Вашу фамилию и инициалы, например: Иванова А.П.`,
    !plan && html`Затем пришлите файл плана.`,
  );
export const namelessYet = (): Html => html`Бот ещё не знает Вашего имени.`;
export const ownNameButton = "Назвать себя";
export const ownNameKnown = "Ваше имя уже записано.";

export const isThisYou = (name: string, where: string): Html =>
  lines(html`В кластере уже есть ${name}${where !== "" && ` (${where})`}`, html`Это Вы?`);
export const itIsMeButton = "Да, это я";
export const itIsNotMeButton = "Нет, другой человек";

export const ownNameKept = (name: string): Html => html`Записано: ${name}`;

/** To a chair whose cluster has no plan yet. */
export const sendPlanFile = (): Html =>
  lines(
    html`<b>${stepWords("file")}. Пришлите файл плана.</b>`,
    html`Это файл Word с планом работы кластера. Бот прочитает его и сначала покажет, что понял и в чём сомневается.`,
  );
