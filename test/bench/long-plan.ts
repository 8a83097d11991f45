import { wordArchive } from "../plan/reading/word-document.ts";

/** The bytes of a plan of so many rows, with as much XML around each word as Word itself writes. */
export function longPlan(rows: number): Buffer {
  const marks = 'w:rsidR="00A77B3E" w:rsidRPr="00C93D17" w:rsidRDefault="00A77B3E" w:rsidP="00E81A2C"';
  const font =
    '<w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:cs="Times New Roman"/><w:sz w:val="24"/><w:szCs w:val="24"/></w:rPr>';
  const cell = (text: string): string =>
    `<w:tc><w:tcPr><w:tcW w:w="2393" w:type="dxa"/><w:shd w:val="clear" w:color="auto" w:fill="auto"/></w:tcPr><w:p ${marks}><w:pPr><w:spacing w:after="0" w:line="240" w:lineRule="auto"/><w:jc w:val="both"/>${font}</w:pPr><w:r w:rsidRPr="00C93D17">${font}<w:t xml:space="preserve">${text}</w:t></w:r></w:p></w:tc>`;
  const row = (cells: readonly string[]): string =>
    `<w:tr ${marks}><w:trPr><w:trHeight w:val="276"/></w:trPr>${cells.map(cell).join("")}</w:tr>`;
  const events = Array.from({ length: rows }, (_, i) =>
    row([
      `${i + 1}.`,
      `Семинар ${i + 1} для учителей истории и обществознания школ кластера`,
      `${(i % 28) + 1} ${["сентября", "октября", "ноября", "декабря"][i % 4]}`,
      `Зам. директора по ВР Юдина К.В., классные руководители`,
    ]),
  );
  const title = (text: string): string => `<w:p ${marks}><w:r>${font}<w:t>${text}</w:t></w:r></w:p>`;
  return wordArchive({
    "[Content_Types].xml": "<Types/>",
    "word/document.xml": `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${title("План работы МКОУ ООШ с. Липовка")}${title("на 2-е полугодие 2025 года")}<w:tbl>${row(["№", "Мероприятие", "Срок", "Ответственный"])}${events.join("")}</w:tbl></w:body></w:document>`,
  });
}
