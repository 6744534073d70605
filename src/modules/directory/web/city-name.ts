const small = new Set('sur sous de du des d la le les l en et lès aux à'.split(' '));

/** A town received in capitals, as one writes it: « SAINT-JEAN-SUR-LOIRE » → « Saint-Jean-sur-Loire ». */
export function cityName(city: string): string {
  if (city !== city.toLocaleUpperCase('fr')) return city;
  return city
    .toLocaleLowerCase('fr')
    .split(/([ \-'’])/)
    .map((word, i) => (i > 0 && small.has(word) ? word : capitalOf(word)))
    .join('');
}

const capitalOf = (word: string): string => word.charAt(0).toLocaleUpperCase('fr') + word.slice(1);
