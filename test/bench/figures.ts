/** A line of the table: ours, what stands beside it, and the first divided by the second. */
export interface Figure {
  what: string;
  ours: number;
  beside: { what: string; value: number };
  unit: string;
}

export const figure = (what: string, ours: number, beside: string, value: number, unit: string): Figure => ({
  what,
  ours,
  beside: { what: beside, value },
  unit,
});

/** Ours beside each of the peers. */
export const besideEach = (
  what: string,
  ours: number,
  peers: Readonly<Record<string, number>>,
  unit: string,
): Figure[] => Object.entries(peers).map(([name, value]) => figure(what, ours, name, value, unit));

export const median = (values: readonly number[]): number => quantile(values, 0.5);

/** The value that so great a part of them does not reach. */
export const quantile = (values: readonly number[], part: number): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length * part)] ?? Number.NaN;

export function timed(work: () => void): number {
  const from = performance.now();
  work();
  return performance.now() - from;
}

const line = (...cells: [string, string, string, string]): void =>
  void process.stdout.write(
    `${cells[0].padEnd(48)} ${cells[1].padStart(11)}   ${cells[2].padEnd(38)} ${cells[3].padStart(6)}\n`,
  );

export const printHead = (): void => line("what", "ours", "beside", "ratio");

/** Of a number below a hundred, what stands after the point counts too. */
const shown = (value: number): string =>
  value.toFixed(Number.isInteger(value) || value >= 100 ? 0 : value >= 10 ? 1 : 2);

export const print = ({ what, ours, beside, unit }: Figure): void =>
  line(
    what,
    `${shown(ours)} ${unit}`,
    `${beside.what} ${shown(beside.value)} ${unit}`,
    beside.value === 0 ? "-" : (ours / beside.value).toFixed(2),
  );
