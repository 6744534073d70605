/** A school under a name, and its town: « Collège des Tilleuls, Tours ». */
export function Place({ structure }: { structure: { name: string; city: string | null } }) {
  return <>{[structure.name, structure.city].filter(Boolean).join(', ')}</>;
}
