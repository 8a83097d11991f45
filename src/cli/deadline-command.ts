import type { Period } from "../calendar/period.ts";
import { deadlineLine } from "../plan/check-texts.ts";
import { readDeadline } from "../plan/deadline.ts";
import { badPeriodOnLine } from "./cli-texts.ts";
import { readPeriodText } from "./period.ts";
import { type CliWorld, print, UsageProblem } from "./world.ts";

/** How deadlines would be read, an answer a line: of the arguments, or of the lines of standard input. */
export async function readDeadlines(
  world: CliWorld,
  texts: readonly string[],
  options: { period?: Period; json?: true },
): Promise<void> {
  const given = options.period ?? null;
  const answer = (text: string, period: Period | null) => {
    const deadline = readDeadline(text, period);
    print(world, options.json === true ? JSON.stringify(deadline) : deadlineLine(deadline));
  };
  if (texts.some((text) => text !== "-")) {
    for (const text of texts) answer(text, given);
    return;
  }
  let number = 0;
  for await (const line of linesOf(world.stdin)) {
    number++;
    const [text = "", own = ""] = line.split("\t");
    const period = own.trim() === "" ? given : readPeriodText(own);
    if (own.trim() !== "" && period === null) throw new UsageProblem(badPeriodOnLine(number, own));
    answer(text, period);
  }
}

/** The lines of a stream; the end of the last one need not be written. */
async function* linesOf(pieces: AsyncIterable<string | Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let rest = "";
  for await (const piece of pieces) {
    rest += typeof piece === "string" ? piece : decoder.decode(piece, { stream: true });
    const lines = rest.split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines) yield line.replace(/\r$/, "");
  }
  rest += decoder.decode();
  if (rest !== "") yield rest.replace(/\r$/, "");
}
