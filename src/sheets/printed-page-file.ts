/** How a sheet is printed on A4: always as wide as the page, and where it fits, all of it on one. */
export interface PrintedPage {
  landscape: boolean;
  onePage: boolean;
  /** What stands on every page above and below the cells: a `headerFooter` in XML. */
  heading?: string;
}

/**
 * A worksheet's XML with its page, which the library does not write. The order of a sheet's parts is fixed: `sheetPr`
 * first, the page after the cells and what is merged.
 */
export function onPage(xml: string, { landscape, onePage, heading }: PrintedPage): string {
  const margins = `<pageMargins left="0.6" right="0.4" top="${heading === undefined ? "0.5" : "0.8"}" bottom="0.5" header="0.3" footer="0.3"/>`;
  const setup = `<pageSetup paperSize="9" fitToWidth="1" fitToHeight="${onePage ? 1 : 0}" orientation="${landscape ? "landscape" : "portrait"}"/>`;
  return xml
    .replace(/<page(?:Margins|Setup)[^>]*\/>/g, "")
    .replace(/(<worksheet[^>]*>)/, '$1<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>')
    .replace("</worksheet>", `${margins}${setup}${heading ?? ""}</worksheet>`);
}
