export function completeDependencies(checkout: string): Promise<void>;
export function missingPackages(checkout: string): string[];
