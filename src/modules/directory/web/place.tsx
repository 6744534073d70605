import { cityName } from './city-name.ts';

/** A school under a name, and its town: « Collège des Tilleuls, Tours ». */
export function Place({ structure }: { structure: { name: string; city: string | null } }) {
  return <>{[structure.name, cityName(structure.city ?? '')].filter(Boolean).join(', ')}</>;
}
