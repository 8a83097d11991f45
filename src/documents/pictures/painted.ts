import { escapeHtml } from "../../telegram/html.ts";
import type { Picture } from "../chart.ts";
import { element } from "../svg.ts";
import type { Drawing, Shape, Sign } from "./drawing.ts";
import { type Ink, PALETTES, type Theme } from "./palette.ts";

/** A drawing in the colours of a theme, as SVG. */
export function painted({ width, height, shapes }: Drawing, theme: Theme): Picture {
  const colours = PALETTES[theme];
  const paper = element("rect", { width, height, fill: colours.paper });
  const root = { xmlns: "http://www.w3.org/2000/svg", width, height, viewBox: `0 0 ${width} ${height}` };
  const parts = shapes.map((shape) => svgOf(shape, colours));
  return { svg: element("svg", root, [paper, ...parts].join("\n")), width, height };
}

function svgOf(shape: Shape, colours: Readonly<Record<Ink, string>>): string {
  switch (shape.kind) {
    case "text":
      return element(
        "text",
        {
          x: round(shape.x),
          y: round(shape.y),
          "font-size": shape.font.size,
          "font-family": "DejaVu Sans",
          "font-weight": shape.font.bold === true ? "bold" : "normal",
          "text-anchor": shape.anchor ?? "start",
          fill: colours[shape.ink],
        },
        escapeHtml(drawable(shape.words)),
      );
    case "box":
      return element("rect", {
        x: round(shape.x),
        y: round(shape.y),
        width: round(shape.width),
        height: round(shape.height),
        rx: shape.radius ?? 0,
        fill: colours[shape.fill],
        ...(shape.edge === undefined ? {} : { stroke: colours[shape.edge], "stroke-width": 3 }),
      });
    case "line":
      return element("line", {
        x1: round(shape.x1),
        y1: round(shape.y1),
        x2: round(shape.x2),
        y2: round(shape.y2),
        stroke: colours[shape.ink],
        "stroke-width": shape.width,
        ...(shape.dashes === undefined ? {} : { "stroke-dasharray": shape.dashes }),
      });
    default:
      return disc(shape, colours);
  }
}

/** In a square from -1 to 1. */
const STROKES: Readonly<Record<Sign, string>> = {
  tick: "M-.5 .05 L-.12 .42 L.52 -.4",
  arrow: "M-.2 -.45 L.35 0 L-.2 .45",
  bang: "M0 -.55 L0 .12 M0 .5 L0 .52",
  ring: "",
  dash: "M-.45 0 L.45 0",
  cross: "M-.38 -.38 L.38 .38 M-.38 .38 L.38 -.38",
};

function disc(
  { sign, x, y, radius, fill }: Extract<Shape, { kind: "sign" }>,
  colours: Readonly<Record<Ink, string>>,
): string {
  // What lies ahead is an empty ring: told from the others without its colour.
  const isRing = sign === "ring";
  const circle = element("circle", {
    cx: round(x),
    cy: round(y),
    r: round(isRing ? radius - 2 : radius),
    fill: colours[isRing ? "paper" : fill],
    ...(isRing ? { stroke: colours[fill], "stroke-width": 4 } : {}),
  });
  if (isRing) return circle;
  const stroke = element("path", {
    d: STROKES[sign],
    transform: `translate(${round(x)} ${round(y)}) scale(${radius})`,
    fill: "none",
    stroke: colours.onFill,
    "stroke-width": 0.26,
    "stroke-linecap": "round",
    "stroke-linejoin": "round",
  });
  return circle + stroke;
}

const round = (pixels: number): number => Math.round(pixels * 10) / 10;

/** Signs that XML has no place for would leave the whole picture undrawn. */
const drawable = (words: string): string =>
  // oxlint-disable-next-line no-control-regex -- these are the ones that XML refuses
  words.toWellFormed().replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, "");
