import type { Amount } from "./expression.ts";

type Bounds = readonly [low: number, high: number];

/** Between what numbers an amount stays, whatever is reported: a figure is never below 0. */
export function boundsOf(amount: Amount): Bounds {
  switch (amount.is) {
    case "number":
      return [amount.value, amount.value];
    case "figure":
    case "each":
      return [0, Infinity];
    case "share": {
      const [low, high] = boundsOf(amount.of);
      return [low < 0 ? -Infinity : 0, high > 0 ? Infinity : 0];
    }
    case "sum":
      return amount.of
        .map((one): Bounds => (one.is === "group" ? [0, Infinity] : boundsOf(one)))
        .reduce(plus, [0, 0]);
    case "least":
    case "most": {
      const all = amount.of.map(boundsOf);
      const pick = amount.is === "least" ? Math.min : Math.max;
      return [pick(...all.map(([low]) => low)), pick(...all.map(([, high]) => high))];
    }
    case "size": {
      const [low, high] = boundsOf(amount.of);
      return [low > 0 ? low : high < 0 ? -high : 0, Math.max(Math.abs(low), Math.abs(high))];
    }
    case "before":
      return boundsOf(amount.of);
    case "count":
      break;
  }
  const [a, b] = [boundsOf(amount.left), boundsOf(amount.right)];
  switch (amount.op) {
    case "+":
      return plus(a, b);
    case "-":
      return plus(a, [-b[1], -b[0]]);
    case "*":
      return corners(a, b);
    case "/":
      break;
  }
  // The reader has seen to it that 0 is not between them.
  return corners(a, [1 / b[1], 1 / b[0]]);
}

const plus = (a: Bounds, b: Bounds): Bounds => [a[0] + b[0], a[1] + b[1]];

function corners(a: Bounds, b: Bounds): Bounds {
  // However large the other, nothing times 0 is more than 0.
  const times = (x: number, y: number): number => (x === 0 || y === 0 ? 0 : x * y);
  const all = [times(a[0], b[0]), times(a[0], b[1]), times(a[1], b[0]), times(a[1], b[1])];
  return [Math.min(...all), Math.max(...all)];
}
