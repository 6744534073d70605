export function takeInstallLock(
  path: string,
  onUnwritable: (error: Error) => never,
): { release?: () => void; pid?: number };
