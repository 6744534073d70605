/** Who leans on whom: a house's name, and the names of those it may use, each listed before it. */
export const leansOn: Readonly<Record<string, readonly string[]>>;
