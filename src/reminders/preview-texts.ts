import { count, monthWords, spanWords } from "../calendar/calendar-texts.ts";
import type { About } from "./reminder.ts";

const DAYS = ["день", "дня", "дней"] as const;
const WORKING_DAYS = ["рабочий день", "рабочих дня", "рабочих дней"] as const;

/** Why a reminder goes out now: «за 7 дней», «начало срока», «просрочено, отметки нет». */
export function stageWords(name: string, about: About): string {
  const words = whyWords(name);
  if (about === "call") return `${words}; председателю: позвонить`;
  return about === "escalated" ? `${words}, отметки нет` : words;
}

function whyWords(name: string): string {
  const [stage, of = ""] = name.split(":");
  switch (stage) {
    case "opening":
      return "начало срока";
    case "month":
      return `идёт, ${monthWords(of, "nominative")}`;
    case "before":
      return of === "0" ? "в день срока" : of === "1" ? "накануне" : `за ${count(Number(of), DAYS)}`;
    case "figures":
      return of === "0" ? "в день срока" : `за ${count(Number(of), WORKING_DAYS)}`;
    case "postponed":
      return `отложено до ${spanWords(of, of)}`;
    case "weekly":
      return "просрочено, список недели";
    default:
      return "просрочено";
  }
}
