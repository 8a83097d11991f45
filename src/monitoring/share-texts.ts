/** «83 %», with a blank that no line breaks at; nearly all is not 100 %, and hardly anybody is not 0 %. */
export function percent(share: number): string {
  const rounded = Math.round(share * 100);
  const told = share < 1 && rounded === 100 ? 99 : share > 0 && rounded === 0 ? 1 : rounded;
  return `${told}\u00A0%`;
}
