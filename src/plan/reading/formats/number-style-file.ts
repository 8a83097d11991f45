import { monthWords } from "../../../calendar/calendar-texts.ts";
import { readXml } from "../../../sheets/xml-file.ts";

/** How numbers are shown, by the number of their cell's style. */
export interface NumberStyles {
  shown: (value: string, style: number) => string;
}

/** Formats that every Excel knows without being told. */
const KNOWN: Record<number, string> = {
  1: "0",
  2: "0.00",
  14: "dd.mm.yyyy",
  15: "d-mmm-yy",
  16: "d-mmm",
  17: "mmm-yy",
  18: "h:mm",
  19: "h:mm:ss",
  20: "h:mm",
  21: "h:mm:ss",
  22: "dd.mm.yyyy h:mm",
  45: "mm:ss",
  46: "h:mm:ss",
  47: "mm:ss",
};

export function readNumberStyles(styles: Uint8Array | undefined, since1904: boolean): NumberStyles {
  const codes = new Map(Object.entries(KNOWN).map(([id, code]) => [id, code]));
  const cellFormats: string[] = [];
  if (styles !== undefined) {
    readXml(styles, {
      open(name, attributes, parent) {
        const id = attributes["numFmtId"] ?? "0";
        if (name === "numFmt") codes.set(id, attributes["formatCode"] ?? "");
        else if (name === "xf" && parent === "cellXfs") cellFormats.push(codes.get(id) ?? "");
      },
    });
  }
  return { shown: (value, style) => shownNumber(value, cellFormats[style] ?? "", since1904) };
}

/**
 * A number as its cell shows it. A day is always written in full; but a cell that shows a month and no day («сен.19»
 * of somebody's «сентябрь 2019») means the month, and one that shows no year says none.
 */
export function shownNumber(value: string, format: string, since1904: boolean): string {
  const number = Number(value);
  if (value.trim() === "" || !Number.isFinite(number)) return value;
  const code = (format.split(";")[0] ?? "")
    .replace(/"[^"]*"|\\.|_.|\*./g, "")
    .replace(/\[(?!h|m|s)[^\]]*\]/gi, "");
  const time = /h|s/i.test(code);
  const day = /d/i.test(code);
  const month = /m/i.test(time ? code.replace(/h+[^a-z]*m+|m+[^a-z]*s+/gi, "") : code);
  const year = /y/i.test(code);
  if (!(day || month || year || time) || /general/i.test(code)) return plainNumber(number, code);
  const moment = new Date(Math.round((number - (since1904 ? 24_107 : 25_569)) * 86_400) * 1000);
  if (Number.isNaN(moment.getTime()) || number < 0) return value;
  const [y, m, d] = [moment.getUTCFullYear(), moment.getUTCMonth(), two(moment.getUTCDate())];
  const clock = `${two(moment.getUTCHours())}:${two(moment.getUTCMinutes())}`;
  if (!day && !month && !year) return clock;
  const date = day
    ? `${d}.${two(m + 1)}${year || !month ? `.${y}` : ""}`
    : month
      ? `${monthWords(`${y}-${two(m + 1)}`, "nominative")}${year ? ` ${y}` : ""}`
      : String(y);
  return time && clock !== "00:00" ? `${date}, ${clock}` : date;
}

const two = (value: number): string => String(value).padStart(2, "0");

/** 15.1 shown as «15.10» is the fifteenth of October, not of January. */
function plainNumber(number: number, code: string): string {
  const decimals = /^[#,0 ]*\.(0+)$/.exec(code)?.[1]?.length;
  if (decimals !== undefined) return number.toFixed(Math.min(decimals, 10));
  return String(Number(number.toPrecision(15)));
}
