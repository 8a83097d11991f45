import { fileURLToPath } from "node:url";
import { renderAsync, Resvg } from "@resvg/resvg-js";
import type { Picture } from "./chart.ts";

const fontFile = (name: string): string =>
  fileURLToPath(import.meta.resolve(`dejavu-fonts-ttf/ttf/${name}.ttf`));

/** The letters are the project's own: a bare server has no font that knows Russian. */
const OPTIONS = {
  font: {
    loadSystemFonts: false,
    fontFiles: [fontFile("DejaVuSans"), fontFile("DejaVuSans-Bold")],
    defaultFontFamily: "DejaVu Sans",
  },
};

/** A picture as PNG. */
export const chartFile = ({ svg }: Picture): Uint8Array => new Resvg(svg, OPTIONS).render().asPng();

/** A picture as PNG, drawn on another thread: a long one takes a third of a second, and nobody else waits for it. */
export const pictureFile = async ({ svg }: Picture): Promise<Uint8Array> =>
  (await renderAsync(svg, OPTIONS)).asPng();
