/** A line of the table: ours, what stands beside it, and the first divided by the second. */
export interface Figure {
  what: string;
  ours: number;
  beside: { what: string; value: number };
  unit: string;
}

export const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

export function timed(work: () => void): number {
  const from = performance.now();
  work();
  return performance.now() - from;
}

const line = (...cells: [string, string, string, string]): void =>
  void process.stdout.write(
    `${cells[0].padEnd(42)} ${cells[1].padStart(11)}   ${cells[2].padEnd(32)} ${cells[3].padStart(6)}\n`,
  );

export const printHead = (): void => line("what", "ours", "beside", "ratio");

export const print = ({ what, ours, beside, unit }: Figure): void =>
  line(
    what,
    `${ours.toFixed(0)} ${unit}`,
    `${beside.what} ${beside.value.toFixed(0)} ${unit}`,
    (ours / beside.value).toFixed(2),
  );
