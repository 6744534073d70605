export const OLDEST: number;
export function refusalOf(version: string): string;
