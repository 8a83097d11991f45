import { type Font, textWidth } from "./letter-width.ts";
import type { Ink } from "./palette.ts";

/** A sign drawn and not typed, so that it looks the same in every font. */
export type Sign = "tick" | "arrow" | "bang" | "ring" | "dash" | "cross";

/** Whatever is drawn: in pixels from the upper left corner, painted by a theme. */
export type Shape =
  /** `y` is where the letters stand; `on` is what lies behind them. */
  | { kind: "text"; x: number; y: number; words: string; font: Font; ink: Ink; on: Ink; anchor?: "middle" }
  | {
      kind: "box";
      x: number;
      y: number;
      width: number;
      height: number;
      radius?: number;
      fill: Ink;
      /** Only its edge is drawn, on the fill. */
      edge?: Ink;
    }
  | { kind: "line"; x1: number; y1: number; x2: number; y2: number; ink: Ink; width: number; dashes?: string }
  /** A disc with a sign on it; `x` and `y` are its middle. */
  | { kind: "sign"; sign: Sign; x: number; y: number; radius: number; fill: Ink };

/** A picture before it is painted. */
export interface Drawing {
  width: number;
  height: number;
  shapes: Shape[];
}

export interface Bounds {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** How far letters reach above and below the line they stand on, in parts of their size. */
const ABOVE = 0.93;
const BELOW = 0.24;

/** What a shape takes at the most. */
export function boundsOf(shape: Shape): Bounds {
  switch (shape.kind) {
    case "text": {
      const width = textWidth(shape.words, shape.font);
      const left = shape.anchor === "middle" ? shape.x - width / 2 : shape.x;
      const { size } = shape.font;
      return { left, right: left + width, top: shape.y - size * ABOVE, bottom: shape.y + size * BELOW };
    }
    case "box":
      return {
        left: shape.x,
        top: shape.y,
        right: shape.x + shape.width,
        bottom: shape.y + shape.height,
      };
    case "line":
      return {
        left: Math.min(shape.x1, shape.x2),
        right: Math.max(shape.x1, shape.x2),
        top: Math.min(shape.y1, shape.y2),
        bottom: Math.max(shape.y1, shape.y2),
      };
    default:
      return {
        left: shape.x - shape.radius,
        right: shape.x + shape.radius,
        top: shape.y - shape.radius,
        bottom: shape.y + shape.radius,
      };
  }
}

/** The same shapes so much further down. */
export const lowered = (shapes: readonly Shape[], by: number): Shape[] =>
  shapes.map((shape) =>
    shape.kind === "line"
      ? { ...shape, y1: shape.y1 + by, y2: shape.y2 + by }
      : { ...shape, y: shape.y + by },
  );
