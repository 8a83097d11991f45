import { type Command, COMMANDS } from "./menu-texts.ts";

/** A command's word as people type it on a phone: «сводка», «Сводка.». */
export const typed = (command: Command): RegExp =>
  new RegExp(`^\\s*${COMMANDS[command].word}\\s*[.!?]?\\s*$`, "iu");
