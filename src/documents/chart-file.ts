import { fileURLToPath } from "node:url";
import { Resvg } from "@resvg/resvg-js";
import type { Picture } from "./chart.ts";

const fontFile = (name: string): string =>
  fileURLToPath(import.meta.resolve(`dejavu-fonts-ttf/ttf/${name}.ttf`));

/** A picture as PNG. The letters are the project's own: a bare server has no font that knows Russian. */
export const chartFile = ({ svg }: Picture): Uint8Array =>
  new Resvg(svg, {
    font: {
      loadSystemFonts: false,
      fontFiles: [fontFile("DejaVuSans"), fontFile("DejaVuSans-Bold")],
      defaultFontFamily: "DejaVu Sans",
    },
  })
    .render()
    .asPng();
